import type { Broker } from './broker.ts';
import type { Documents } from './documents.ts';
import { type OrderId, type Service, topics } from './domain.ts';
import { type Envelope, Envelopes } from './envelope.ts';
import { Crash, type FaultPlan } from './faultPlan.ts';
import type { Consumer } from './memLog.ts';
import type { Message } from './messages.ts';
import type { SimClock } from './simClock.ts';

/** What every message of an order says at least. */
export interface OfOrder {
  readonly orderId: OrderId;
}

/** A message to send, or, with `after`, a durable timer: a message that goes out so many milliseconds later. */
export interface Outgoing {
  readonly topic: string;
  readonly message: Message<string, OfOrder>;
  /** Its id; the order and the type of the message together where nothing else is said. */
  readonly id?: string;
  readonly after?: number;
}

/** What a service does with a message. It changes its documents and says what is to be sent; both are one commit. */
export interface Behaviour {
  readonly service: Service;
  readonly topics: readonly string[];
  handle(envelope: Envelope<OfOrder>, documents: Documents): readonly Outgoing[];
}

/** What can be seen of a process from outside. */
export interface Observation {
  readonly kind: 'published' | 'handled' | 'repeated' | 'crashed' | 'restarted';
  /** Virtual time, in milliseconds since the clock started. */
  readonly at: number;
  readonly service: Service;
  /** The message that was published, handled, or come once more. */
  readonly envelope?: Envelope;
  /** Where the process died. */
  readonly point?: string;
}

interface Waiting {
  readonly topic: string;
  readonly envelope: Envelope;
  /** Virtual time, in milliseconds since 1970. */
  readonly dueAt: number;
}

/** How long a supervisor takes to start a process again. */
const RESTART = 500;

/** The id of a message where nothing else is said: a step of an order has one name, however often it is asked for. */
export function messageId(message: Message<string, OfOrder>): string {
  return `${message.data.orderId}:${message.type}`;
}

/** Takes back a timer that has not gone out yet. */
export function cancelTimer(documents: Documents, id: string): void {
  documents.delete('outbox', id);
}

/**
 * A service as a process that may die at any line: `open` gives it its documents at every start, everything else it
 * knows is gone. It dies at `<service>:before-commit`, `:after-commit`, `:before-publish`, `:before-mark` and
 * `:before-ack` when the plan says so, and is started again half a second later.
 */
export class ServiceProcess {
  readonly #behaviour: Behaviour;
  readonly #open: () => Documents;
  readonly #broker: Broker;
  readonly #clock: SimClock;
  readonly #faults: FaultPlan;
  readonly #observe: (seen: Observation) => void;
  readonly #envelopes: Envelopes;
  readonly #consumers: readonly Consumer<Envelope>[];
  /** The times at which the clock will wake it anyway. */
  readonly #armed = new Set<number>();
  #documents: Documents | undefined;

  constructor(options: {
    behaviour: Behaviour;
    open: () => Documents;
    broker: Broker;
    clock: SimClock;
    faults: FaultPlan;
    observe?: (seen: Observation) => void;
  }) {
    this.#behaviour = options.behaviour;
    this.#open = options.open;
    this.#broker = options.broker;
    this.#clock = options.clock;
    this.#faults = options.faults;
    this.#observe = options.observe ?? (() => {});
    this.#envelopes = new Envelopes(options.behaviour.service, options.clock);
    this.#consumers = options.behaviour.topics.map((topic) =>
      this.#broker.subscribe(options.behaviour.service, topic, (consumer) =>
        this.#alive((documents) => this.#consume(consumer, documents)),
      ),
    );
  }

  get service(): Service {
    return this.#behaviour.service;
  }

  /** Starts, or starts again: what waits in the outbox goes out, timers are set, and reading resumes. */
  start(): void {
    this.#documents = this.#open();
    for (const consumer of this.#consumers) consumer.restart();
    this.#alive((documents) => {
      this.#relay(documents);
      for (const consumer of this.#consumers) this.#consume(consumer, documents);
    });
  }

  /** Stops until the next `start`. */
  stop(): void {
    this.#documents?.close();
    this.#documents = undefined;
  }

  /** A request from outside: one commit, then its messages. Returns false when the process died or is down. */
  request(work: (documents: Documents) => readonly Outgoing[]): boolean {
    return this.#alive((documents) => {
      this.#commit(documents, () => this.#store(documents, work(documents)));
      this.#relay(documents);
    });
  }

  // #region receive
  #consume(consumer: Consumer<Envelope>, documents: Documents): void {
    for (let record = consumer.poll(); record; record = consumer.poll()) {
      const { topic, value } = record;
      this.#commit(documents, () => this.#receive(value as Envelope<OfOrder>, topic, documents));
      this.#relay(documents);
      this.#reach('before-ack');
      consumer.commit(record);
    }
  }

  /** New: handled, and remembered with its answers. Known: a command is answered as before, an event is old news. */
  #receive(envelope: Envelope<OfOrder>, topic: string, documents: Documents): void {
    const known = documents.get<readonly Outgoing[]>('inbox', envelope.id);
    const answers = known ?? this.#behaviour.handle(envelope, documents);
    if (!known) documents.put('inbox', envelope.id, answers);
    if (!known || topic === topics.commands(this.service)) this.#store(documents, answers, envelope);
    this.#see({ kind: known ? 'repeated' : 'handled', envelope });
  }
  // #endregion receive

  // #region send
  #store(documents: Documents, messages: readonly Outgoing[], cause?: Envelope): void {
    for (const { topic, message, id = messageId(message), after = 0 } of messages) {
      const envelope = { ...this.#envelopes.wrap(message, message.data.orderId, cause), id };
      const waiting: Waiting = { topic, envelope, dueAt: this.#clock.now() + after };
      documents.put('outbox', id, waiting);
    }
  }

  /** Publishes what is due and sets the clock for the rest: a timer is a row, so a restart finds it again. */
  #relay(documents: Documents): void {
    for (const { topic, envelope, dueAt } of documents.all<Waiting>('outbox')) {
      if (dueAt > this.#clock.now()) {
        this.#wakeAt(dueAt);
        continue;
      }
      this.#reach('before-publish');
      this.#broker.publish(topic, envelope);
      this.#see({ kind: 'published', envelope });
      this.#reach('before-mark');
      documents.delete('outbox', envelope.id);
    }
  }
  // #endregion send

  #wakeAt(time: number): void {
    if (this.#armed.has(time)) return;
    this.#armed.add(time);
    this.#clock.after(time - this.#clock.now(), () => {
      this.#armed.delete(time);
      this.#alive((documents) => this.#relay(documents));
    });
  }

  #commit(documents: Documents, work: () => void): void {
    documents.transaction(() => {
      work();
      this.#reach('before-commit');
    });
    this.#reach('after-commit');
  }

  #alive(work: (documents: Documents) => void): boolean {
    if (!this.#documents) return false;
    try {
      work(this.#documents);
      return true;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      this.#see({ kind: 'crashed', point: error.point });
      this.stop();
      this.#clock.after(RESTART, () => {
        this.#see({ kind: 'restarted' });
        this.start();
      });
      return false;
    }
  }

  #reach(point: string): void {
    this.#faults.reach(`${this.service}:${point}`);
  }

  #see(seen: Omit<Observation, 'at' | 'service'>): void {
    this.#observe({ ...seen, at: this.#clock.elapsed(), service: this.service });
  }
}
