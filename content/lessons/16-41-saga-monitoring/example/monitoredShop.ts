import { Broker } from '../../../shop/broker.ts';
import { type Documents, MemDocuments } from '../../../shop/documents.ts';
import { catalogue, line, type OrderId, type Service, type Sku, totalOf } from '../../../shop/domain.ts';
import { FaultPlan } from '../../../shop/faultPlan.ts';
import type { World } from '../../../shop/invariants.ts';
import { won } from '../../../shop/money.ts';
import { orchestrated, orderOrchestrator } from '../../../shop/orchestratedFulfillment.ts';
import { orderFulfillmentSaga } from '../../../shop/orderFulfillment.ts';
import type { Payment, StockLevel, StoredOrder } from '../../../shop/participants.ts';
import { Rng } from '../../../shop/rng.ts';
import { ServiceProcess } from '../../../shop/serviceProcess.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import { type AuditEntry, type OperatorAction, SagaConsole } from './operator.ts';
import { type SagaEntry, withSagaLog } from './sagaLog.ts';

/** Lamps come by the pallet, books as in the catalogue. */
const RECEIVED: Partial<Record<Sku, number>> = { 'SKU-LAMP': 100 };

/** The four services of the order saga, with a log of all sagas and a console for people. */
export class MonitoredShop {
  /** What a counter in the memory of `order` would say: a restart sets it to 0. */
  startedSinceRestart = 0;
  readonly #orchestrator = orderOrchestrator([orderFulfillmentSaga]);
  readonly #console: SagaConsole;
  readonly #databases: Readonly<Record<string, Documents>>;
  readonly #processes: readonly ServiceProcess[];

  constructor(clock: SimClock, seed: number, refused: readonly OrderId[] = []) {
    const faults = new FaultPlan(new Rng(seed), { delay: [5, 60], duplicate: 0.05 });
    const broker = new Broker(clock, faults);
    this.#console = new SagaConsole(clock);
    this.#databases = {
      order: withSagaLog(new MemDocuments(), clock),
      inventory: new MemDocuments(),
      payment: new MemDocuments(),
      shipping: new MemDocuments(),
    };
    for (const { sku, received } of catalogue) {
      this.documents('inventory').put('stock', sku, {
        sku,
        received: RECEIVED[sku] ?? received,
        reserved: 0,
      });
    }
    const refuses = (step: string) => refused.some((orderId) => step === `${orderId}:AuthorizePayment`);
    this.#processes = orchestrated(this.#orchestrator, refuses).map(
      (behaviour) =>
        new ServiceProcess({
          behaviour,
          open: () => this.documents(behaviour.service),
          broker,
          clock,
          faults,
        }),
    );
    for (const process of this.#processes) process.start();
  }

  place(orderId: OrderId, sku: Sku = 'SKU-LAMP'): void {
    const lines = [line(sku, 1)];
    this.process('order').request((documents) => {
      const total = totalOf(lines).amount;
      documents.put('orders', orderId, { orderId, state: 'PENDING', sku, quantity: 1, total });
      return this.#orchestrator.begin(orderId, documents);
    });
    this.startedSinceRestart++;
  }

  /** An action of a person, in one commit with its record. */
  act(action: OperatorAction): void {
    this.process('order').request((documents) => this.#console.act(action, documents));
  }

  /** Somebody hands the parcel to another carrier, and enters it where shipping looks before it ships. */
  shipByHand(orderId: OrderId): void {
    this.documents('shipping').put('shipments', orderId, { orderId });
  }

  restart(service: Service): void {
    this.process(service).stop();
    this.process(service).start();
    if (service === 'order') this.startedSinceRestart = 0;
  }

  log(): SagaEntry[] {
    return this.documents('order').all<SagaEntry>('sagaLog');
  }

  audit(): AuditEntry[] {
    return this.documents('order').all<AuditEntry>('operatorActions');
  }

  /** What `checkInvariants` wants to know when nothing is under way any more. */
  world(): World {
    const paid = new Map(
      this.documents('payment')
        .all<Payment>('payments')
        .map((each) => [each.orderId, each]),
    );
    return {
      stock: this.documents('inventory')
        .all<StockLevel>('stock')
        .map((level) => ({ ...level, sold: 0 })),
      orders: this.documents('order')
        .all<StoredOrder>('orders')
        .map(({ orderId, state, total }) => ({
          orderId,
          state,
          total: won(total),
          captured: won(paid.get(orderId)?.captured ?? 0),
        })),
      drained: true,
    };
  }

  process(service: Service): ServiceProcess {
    const process = this.#processes.find((each) => each.service === service);
    if (!process) throw new RangeError(`the shop has no process ${service}`);
    return process;
  }

  documents(service: Service): Documents {
    const documents = this.#databases[service];
    if (!documents) throw new RangeError(`the shop has no database ${service}`);
    return documents;
  }
}
