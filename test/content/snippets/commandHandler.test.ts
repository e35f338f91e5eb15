import assert from 'node:assert/strict';
import { FaultPlan, survive } from '../../../content/shop/faultPlan.ts';
import { Rng } from '../../../content/shop/rng.ts';
import {
  type InTransaction,
  type OrderPlaced,
  type PlaceOrderOutcome,
  type PlaceOrderTransaction,
  placeOrderHandler,
} from '../../../content/snippets/typescript/pb-command-handler.ts';
import { MemoryTransactions, untilCommitted } from './memoryTransactions.ts';

interface Database {
  readonly outcomes: Map<string, PlaceOrderOutcome>;
  readonly orders: Map<string, number>;
  readonly outbox: OrderPlaced[];
}

const empty = (): Database => ({ outcomes: new Map(), orders: new Map(), outbox: [] });
const command = { commandId: 'cmd-1', orderId: 'ord-1001', total: 45_000 };
const accepted: PlaceOrderOutcome = { status: 'accepted', orderId: 'ord-1001', version: 0 };

function over(transactions: MemoryTransactions<Database>): InTransaction<PlaceOrderTransaction> {
  return (work) =>
    transactions.run(({ outcomes, orders, outbox }) =>
      work({
        outcomeOf: async (commandId) => outcomes.get(commandId),
        recordOutcome: async (commandId, outcome) => void outcomes.set(commandId, outcome),
        orderExists: async (orderId) => orders.has(orderId),
        insertOrder: async ({ orderId, total }) => void orders.set(orderId, total),
        enqueue: async (event) => void outbox.push(event),
      }),
    );
}

describe('pb-command-handler', () => {
  it('has one effect and one outcome, however often the command comes and the process dies', async () => {
    for (let seed = 1; seed <= 100; seed++) {
      const faults = new FaultPlan(new Rng(seed), { crash: 0.4 });
      const transactions = new MemoryTransactions(empty(), faults);
      const handle = placeOrderHandler(over(transactions));
      const send = () => survive(() => untilCommitted(() => handle(command)));
      assert.deepEqual(await Promise.all([send(), send(), send()]), [accepted, accepted, accepted]);
      assert.equal(transactions.state.outbox.length, 1, `seed ${seed}`);
      assert.deepEqual([...transactions.state.orders.keys()], ['ord-1001']);
    }
  });

  it('gives "no" as an answer, and the same answer again', async () => {
    const transactions = new MemoryTransactions(empty(), new FaultPlan(new Rng(1)));
    const handle = placeOrderHandler(over(transactions));
    const rejected = { status: 'rejected', reason: 'EmptyTotal' };
    assert.deepEqual(await handle({ ...command, total: 0 }), rejected);
    assert.deepEqual(await handle({ ...command, total: 0 }), rejected);
    assert.deepEqual(await handle({ ...command, commandId: 'cmd-2' }), accepted);
    assert.deepEqual(await handle({ ...command, commandId: 'cmd-3' }), {
      status: 'rejected',
      reason: 'AlreadyExists',
    });
    assert.equal(transactions.state.outbox.length, 1);
  });
});
