import type { OrderId } from '../../../shop/domain.ts';
import { type Envelope, Envelopes } from '../../../shop/envelope.ts';
import { FaultPlan } from '../../../shop/faultPlan.ts';
import { HttpNetwork } from '../../../shop/httpNetwork.ts';
import { type Consumer, MemLog } from '../../../shop/memLog.ts';
import { Rng } from '../../../shop/rng.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import { readTraceparent, type Span, type SpanContext, Tracer, traceparent } from '../../../shop/tracing.ts';

const COMMANDS = 'shop.payment.commands.v1';
const EVENTS = 'shop.payment.events.v1';

interface OfOrder {
  readonly orderId: OrderId;
}

/** One order's way through gateway, order, payment and notification, over HTTP and over a log, with every span of it. */
export class TracedShop {
  readonly spans: Span[] = [];
  readonly #clock: SimClock;
  readonly #network: HttpNetwork;
  readonly #log = new MemLog<Envelope<OfOrder>>({ partitions: 1 });
  readonly #outbox: Envelope<OfOrder>[] = [];
  readonly #envelopes: Envelopes;
  readonly #gateway: Tracer;
  readonly #order: Tracer;
  readonly #payment: Tracer;
  readonly #notification: Tracer;

  constructor(clock: SimClock, seed: number, refusedOnce: readonly OrderId[] = []) {
    this.#clock = clock;
    this.#envelopes = new Envelopes('order', clock);
    const tracer = (service: ConstructorParameters<typeof Tracer>[0], nth: number) =>
      new Tracer(service, clock, new Rng(seed + nth), (span) => this.spans.push(span));
    this.#gateway = tracer('gateway', 1);
    this.#order = tracer('order', 2);
    this.#payment = tracer('payment', 3);
    this.#notification = tracer('notification', 4);

    const refused = new Set(refusedOnce);
    this.#network = new HttpNetwork(clock, new FaultPlan(new Rng(seed), { delay: [3, 6] }))
      .host('order', (request) => this.#accept(request))
      .host('bank', async (request) => {
        await clock.sleep(20);
        return new Response(null, { status: refused.delete((await request.text()) as OrderId) ? 503 : 200 });
      });
  }

  /** A customer's request at the gateway. */
  place(orderId: OrderId): Promise<void> {
    const options = { kind: 'SERVER', attributes: { orderId } } as const;
    return this.#gateway.span('POST /v1/orders', options, (parent) =>
      this.#call(this.#gateway, 'http://order/v1/orders', orderId, parent),
    );
  }

  /** Lets relay and consumers look for work for so many milliseconds. */
  run(ms: number): void {
    const commands = this.#log.join('payment', COMMANDS);
    const events = this.#log.join('notification', EVENTS);
    for (let at = 50; at <= ms; at += 50) {
      this.#clock.after(at, () => this.#relay());
      this.#clock.after(at + 20, () => this.#charge(commands));
    }
    this.#clock.after(ms, () => this.#mail(events));
  }

  // #region call
  /** An HTTP call: the context travels in a header. A refusal is thrown, so that the span shows it. */
  #call(tracer: Tracer, url: string, orderId: OrderId, parent: SpanContext): Promise<void> {
    return tracer.span(`POST ${new URL(url).pathname}`, { kind: 'CLIENT', parent }, async (context) => {
      const headers = { traceparent: traceparent(context) };
      const response = await this.#network.fetch(
        new Request(url, { method: 'POST', headers, body: orderId }),
      );
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    });
  }
  // #endregion call

  // #region create
  /** The order service: the context goes into the outbox with the message, because the relay has none. */
  async #accept(request: Request): Promise<Response> {
    const parent = readTraceparent(request.headers.get('traceparent'));
    const orderId = (await request.text()) as OrderId;
    return this.#order.span('POST /v1/orders', { kind: 'SERVER', parent }, async (server) => {
      await this.#clock.sleep(5);
      await this.#order.span(`create ${COMMANDS}`, { kind: 'PRODUCER', parent: server }, (created) => {
        const message = this.#envelopes.wrap({ type: 'CapturePayment', data: { orderId } }, orderId);
        this.#outbox.push({ ...message, traceparent: traceparent(created) });
      });
      return new Response(null, { status: 202 });
    });
  }
  // #endregion create

  async #relay(): Promise<void> {
    for (const message of this.#outbox.splice(0)) {
      await this.#order.span(`send ${COMMANDS}`, { kind: 'CLIENT', links: createdBy([message]) }, () => {
        this.#log.append(COMMANDS, message.subject, message);
      });
    }
  }

  async #charge(consumer: Consumer<Envelope<OfOrder>>): Promise<void> {
    for (let record = consumer.poll(); record; record = consumer.poll()) {
      const { orderId } = record.value.data;
      const options = {
        kind: 'CONSUMER',
        links: createdBy([record.value]),
        attributes: { orderId },
      } as const;
      await this.#payment.span(`process ${COMMANDS}`, options, async (parent) => {
        const bank = 'http://bank/v1/captures';
        const capture = () => this.#call(this.#payment, bank, orderId, parent);
        await capture().catch(capture);
        await this.#payment.span(`send ${EVENTS}`, { kind: 'PRODUCER', parent }, (sent) => {
          const event = this.#envelopes.wrap({ type: 'PaymentCaptured', data: { orderId } }, orderId);
          this.#log.append(EVENTS, orderId, { ...event, traceparent: traceparent(sent) });
        });
      });
      consumer.commit(record);
    }
  }

  // #region batch
  /** One mail run handles what has come in: one span, and a link to the creator of each message. */
  async #mail(consumer: Consumer<Envelope<OfOrder>>): Promise<void> {
    const batch: Envelope<OfOrder>[] = [];
    for (let record = consumer.poll(); record; record = consumer.poll()) batch.push(record.value);
    const options = { kind: 'CONSUMER', links: createdBy(batch) } as const;
    await this.#notification.span(`process ${EVENTS}`, options, () => this.#clock.sleep(30));
  }
  // #endregion batch
}

function createdBy(messages: readonly Envelope[]): SpanContext[] {
  return messages.flatMap(({ traceparent: header }) => readTraceparent(header) ?? []);
}
