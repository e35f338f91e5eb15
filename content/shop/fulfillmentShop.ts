import { Broker } from './broker.ts';
import { choreographed, deadlineOf } from './choreographedFulfillment.ts';
import { type Documents, MemDocuments } from './documents.ts';
import {
  type CustomerId,
  catalogue,
  line,
  type OrderId,
  type OrderState,
  type Service,
  type Sku,
  topics,
  totalOf,
} from './domain.ts';
import type { FaultPlan } from './faultPlan.ts';
import type { World } from './invariants.ts';
import { won } from './money.ts';
import { orchestrated, orderOrchestrator } from './orchestratedFulfillment.ts';
import { orderFulfillmentSaga } from './orderFulfillment.ts';
import type { Payment, Reservation, StockLevel, StoredOrder } from './participants.ts';
import type { SagaDefinition } from './saga.ts';
import type { SagaOrchestrator } from './sagaOrchestrator.ts';
import { type Observation, type Outgoing, ServiceProcess } from './serviceProcess.ts';
import type { SimClock } from './simClock.ts';

export interface OrderRequest {
  readonly orderId: OrderId;
  readonly customerId: CustomerId;
  readonly sku: Sku;
  readonly quantity: number;
}

export interface FulfillmentOptions {
  readonly style: 'orchestrated' | 'choreographed';
  readonly clock: SimClock;
  readonly faults: FaultPlan;
  /** Pieces in stock at the start; the catalogue's where nothing is said. */
  readonly received?: Partial<Record<Sku, number>>;
  /** The steps the bank turns down, such as `ord-1001:AuthorizePayment` or `ord-1001:CapturePayment`. */
  readonly refused?: readonly string[];
  /** Opens a service's database at every start of its process; memory where nothing is said. */
  readonly open?: (service: Service) => Documents;
  /** Versions of the saga, the newest last. */
  readonly definitions?: readonly SagaDefinition[];
}

/** The saga of an order on four processes, orchestrated or choreographed, under a fault plan, in virtual time. */
export class FulfillmentShop {
  /** Everything that could be seen, in order. */
  readonly observations: Observation[] = [];
  readonly #options: FulfillmentOptions;
  readonly #open: (service: Service) => Documents;
  readonly #processes: readonly ServiceProcess[];
  readonly #orchestrator: SagaOrchestrator;

  constructor(options: FulfillmentOptions) {
    const { style, clock, faults, refused = [], definitions = [orderFulfillmentSaga] } = options;
    this.#options = options;
    this.#open = options.open ?? inMemory();
    this.#orchestrator = orderOrchestrator(definitions);
    const refuses = (step: string) => refused.includes(step);
    const broker = new Broker(clock, faults);
    const behaviours =
      style === 'orchestrated' ? orchestrated(this.#orchestrator, refuses) : choreographed(refuses);
    this.#fillStock();
    this.#processes = behaviours.map(
      (behaviour) =>
        new ServiceProcess({
          behaviour,
          open: () => this.#open(behaviour.service),
          broker,
          clock,
          faults,
          observe: (seen) => this.observations.push(seen),
        }),
    );
    for (const process of this.#processes) process.start();
  }

  /** Places an order, and tries again while `order` is down. A repeated request changes nothing. */
  place(request: OrderRequest): void {
    const taken = this.#process('order').request((documents) => this.#placeOnce(request, documents));
    if (!taken) this.#options.clock.after(1_000, () => this.place(request));
  }

  /** Stops a service now and starts it again after `ms`; its messages wait in the log meanwhile. */
  outage(service: Service, ms: number): void {
    const process = this.#process(service);
    process.stop();
    this.#options.clock.after(ms, () => process.start());
  }

  /** Stops every process for good and closes its database. */
  stop(): void {
    for (const process of this.#processes) process.stop();
  }

  /** Where each order stands in the three databases that know something of it. */
  facts(): { orderId: OrderId; state: OrderState; paid: boolean; reserved: boolean }[] {
    const payments = this.#open('payment');
    const reservations = this.#open('inventory');
    const facts = this.#all<StoredOrder>('order', 'orders').map(({ orderId, state }) => ({
      orderId,
      state,
      paid: payments.get<Payment>('payments', orderId)?.state === 'captured',
      reserved: reservations.get<Reservation>('reservations', orderId)?.state === 'held',
    }));
    payments.close();
    reservations.close();
    return facts;
  }

  /** What `checkInvariants` wants to know. `drained`: faults have stopped and nothing is under way. */
  world(drained = true): World {
    const payments = new Map(this.#all<Payment>('payment', 'payments').map((each) => [each.orderId, each]));
    return {
      stock: this.#all<StockLevel>('inventory', 'stock').map((level) => ({ ...level, sold: 0 })),
      orders: this.#all<StoredOrder>('order', 'orders').map(({ orderId, state, total }) => ({
        orderId,
        state,
        total: won(total),
        captured: won(payments.get(orderId)?.captured ?? 0),
        refunded: won(payments.get(orderId)?.refunded ?? 0),
      })),
      effects: this.#processes.flatMap(({ service }) =>
        this.#all<{ step: string; count: number }>(service, 'effects').flatMap(({ step, count }) =>
          Array.from({ length: count }, () => step),
        ),
      ),
      drained,
    };
  }

  // #region place
  #placeOnce(
    { orderId, customerId, sku, quantity }: OrderRequest,
    documents: Documents,
  ): readonly Outgoing[] {
    if (documents.get('orders', orderId)) return [];
    const lines = [line(sku, quantity)];
    const total = totalOf(lines);
    documents.put('orders', orderId, {
      orderId,
      state: 'PENDING',
      sku,
      quantity,
      total: total.amount,
    } satisfies StoredOrder);
    if (this.#options.style === 'orchestrated') return this.#orchestrator.begin(orderId, documents);
    const data = { orderId, customerId, lines, total };
    return [{ topic: topics.events('order'), message: { type: 'OrderPlaced', data } }, deadlineOf(orderId)];
  }
  // #endregion place

  #fillStock(): void {
    const documents = this.#open('inventory');
    for (const { sku, received: usual } of catalogue) {
      const received = this.#options.received?.[sku] ?? usual;
      documents.put('stock', sku, { sku, received, reserved: 0 } satisfies StockLevel);
    }
    documents.close();
  }

  #all<T>(service: Service, table: string): T[] {
    const documents = this.#open(service);
    const all = documents.all<T>(table);
    documents.close();
    return all;
  }

  #process(service: Service): ServiceProcess {
    const process = this.#processes.find((each) => each.service === service);
    if (!process) throw new RangeError(`the shop has no process ${service}`);
    return process;
  }
}

function inMemory(): (service: Service) => Documents {
  const databases = new Map<Service, Documents>();
  return (service) => {
    const documents = databases.get(service) ?? new MemDocuments();
    databases.set(service, documents);
    return documents;
  };
}
