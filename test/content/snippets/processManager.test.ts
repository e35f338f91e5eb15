import assert from 'node:assert/strict';
import { FaultPlan, survive } from '../../../content/shop/faultPlan.ts';
import { Network } from '../../../content/shop/network.ts';
import { Rng } from '../../../content/shop/rng.ts';
import { SimClock } from '../../../content/shop/simClock.ts';
import {
  calledFor,
  handleFact,
  type InTransaction,
  type OrderFact,
  type OrderProcess,
} from '../../../content/snippets/typescript/pb-process-manager.ts';
import { MemoryTransactions, untilCommitted } from './memoryTransactions.ts';

interface Database {
  readonly inbox: Set<string>;
  process: OrderProcess | undefined;
  readonly outbox: string[];
}

/** Tells the manager all `facts` at once, over a network that doubles and reorders, in a process that dies. */
async function tell(seed: number, facts: readonly OrderFact['type'][]): Promise<Database> {
  const clock = new SimClock();
  const faults = new FaultPlan(new Rng(seed), { duplicate: 0.5, reorder: 0.5, delay: [1, 20], crash: 0.2 });
  const network = new Network(clock, faults);
  const empty: Database = { inbox: new Set(), process: undefined, outbox: [] };
  const transactions = new MemoryTransactions(empty, faults);
  const inTransaction: InTransaction = (work) =>
    transactions.run((database) =>
      work({
        recordInInbox: async (id) => !database.inbox.has(id) && database.inbox.add(id) !== undefined,
        load: async () => database.process,
        save: async (_, process) => void Object.assign(database, { process }),
        enqueue: async ({ key }) => void database.outbox.push(key),
      }),
    );
  for (const type of facts) {
    const fact = { id: `event-${type}`, type, orderId: '1001' };
    network.send(() => survive(() => untilCommitted(() => handleFact(inTransaction, fact))));
  }
  await clock.runUntilIdle();
  return transactions.state;
}

const commands = (...names: string[]) => names.map((name) => `1001/${name}`).sort();

describe('pb-process-manager', () => {
  it('ships what is reserved and paid, in whatever order that is told', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { outbox } = await tell(seed, ['OrderPlaced', 'StockReserved', 'PaymentCaptured']);
      assert.deepEqual(
        outbox.sort(),
        commands('ReserveStock', 'CapturePayment', 'ScheduleShipment'),
        `${seed}`,
      );
    }
  });

  it('takes back what was done when a part fails, also what is told after that', async () => {
    const expected = commands('ReserveStock', 'CapturePayment', 'RejectOrder', 'ReleaseStock');
    for (let seed = 1; seed <= 60; seed++) {
      const { outbox } = await tell(seed, ['OrderPlaced', 'StockReserved', 'PaymentDeclined']);
      assert.deepEqual(outbox.sort(), expected, `${seed}`);
    }
  });

  it('either ships or refunds when the deadline meets the last answer, and never both', async () => {
    const ends = new Set<string>();
    for (let seed = 1; seed <= 200; seed++) {
      const { outbox, process } = await tell(seed, [
        'OrderPlaced',
        'StockReserved',
        'PaymentCaptured',
        'DeadlinePassed',
      ]);
      assert.equal(outbox.includes('1001/ScheduleShipment'), !outbox.includes('1001/RefundPayment'));
      assert.deepEqual(outbox.sort(), commands(...calledFor(process as OrderProcess)));
      ends.add(process?.failed ? 'refunded' : 'shipped');
    }
    assert.deepEqual([...ends].sort(), ['refunded', 'shipped']);
  });
});
