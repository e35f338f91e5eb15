import assert from 'node:assert/strict';
import { FaultPlan, survive } from '../../../content/shop/faultPlan.ts';
import { Rng } from '../../../content/shop/rng.ts';
import { readOrder } from '../../../content/snippets/typescript/pb-consistency-token.ts';
import {
  type Command,
  ConflictError,
  type Outcome,
  pipeline,
  type UnitOfWork,
} from '../../../content/snippets/typescript/pb-pipeline.ts';
import { orderHistoryTables } from '../../../content/snippets/typescript/pb-projection.ts';
import { orderHistory } from '../../../content/snippets/typescript/pb-query-handler.ts';
import {
  type OrderChanged,
  type OrderSummary,
  outdatedSummaries,
  updateOrderSummary,
} from '../../../content/snippets/typescript/pb-read-model.ts';
import { Conflict, MemoryTransactions } from './memoryTransactions.ts';
import { Postgres } from './postgres.ts';

describe('pb-query-handler', function () {
  this.timeout(20_000);
  let database: Postgres;

  beforeEach(async () => {
    database = await Postgres.open(orderHistoryTables);
    await database.rows("INSERT INTO checkpoint VALUES ('order-history-v1', 41)");
  });

  it('gives every order of the customer once, page by page, and the position of the view', async () => {
    await database.rows(
      `INSERT INTO order_history SELECT 'ord-' || (1000 + n), 'cus-' || (n % 2), n, 'PENDING' FROM generate_series(1, 240) n`,
    );
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await orderHistory(database, {
        customerId: 'cus-1',
        ...(after === undefined ? {} : { after }),
      });
      assert.equal(page.position, 41);
      seen.push(...page.orders.map(({ orderId }) => orderId));
      after = page.next;
    } while (after !== undefined);
    assert.equal(seen.length, 120);
    assert.deepEqual(seen, [...new Set(seen)].sort());
  });

  it('knows its position without any order, and writes nothing', async () => {
    await database.rows('SET default_transaction_read_only = on');
    try {
      assert.deepEqual(await orderHistory(database, { customerId: 'cus-9' }), { orders: [], position: 41 });
    } finally {
      await database.rows('SET default_transaction_read_only = off');
    }
  });
});

describe('pb-pipeline', () => {
  interface Database {
    readonly outcomes: Map<string, Outcome>;
    stock: number;
  }
  interface Work extends UnitOfWork {
    reserve(): boolean;
  }

  function over(transactions: MemoryTransactions<Database>) {
    return pipeline<Command, Work>(
      async (_, work) =>
        work.reserve() ? { status: 'accepted', version: 0 } : { status: 'rejected', reason: 'OutOfStock' },
      async (run) => {
        try {
          return await transactions.run((database) =>
            run({
              outcomeOf: async (id) => database.outcomes.get(id),
              recordOutcome: async (id, outcome) => void database.outcomes.set(id, outcome),
              reserve: () => --database.stock >= 0,
            }),
          );
        } catch (error) {
          throw error instanceof Conflict ? new ConflictError() : error;
        }
      },
    );
  }

  it('gives each command one effect and the same outcome each time', async () => {
    for (let seed = 1; seed <= 50; seed++) {
      const faults = new FaultPlan(new Rng(seed), { crash: 0.3 });
      const transactions = new MemoryTransactions<Database>({ outcomes: new Map(), stock: 2 }, faults);
      const dispatch = over(transactions);
      // After some conflicts the pipeline gives up; the caller sends the command again, under the same id.
      const send = (commandId: string): Promise<Outcome> =>
        survive(() => dispatch({ commandId })).catch((error) => {
          if (error instanceof ConflictError) return send(commandId);
          throw error;
        });
      const outcomes = await Promise.all(['a', 'b', 'a', 'c', 'b'].map(send));
      assert.deepEqual(outcomes[0], outcomes[2]);
      assert.deepEqual(outcomes[1], outcomes[4]);
      const accepted = [...transactions.state.outcomes.values()].filter(
        ({ status }) => status === 'accepted',
      );
      assert.equal(accepted.length, 2, 'never more than there is');
    }
  });

  it('gives up on endless conflicts, and at once on another error', async () => {
    let attempts = 0;
    const failing = (error: Error) =>
      pipeline<Command, UnitOfWork>(
        () => assert.fail('handled'),
        () => {
          attempts++;
          return Promise.reject(error);
        },
      )({ commandId: 'a' });
    await assert.rejects(failing(new ConflictError()), ConflictError);
    assert.equal(attempts, 5);
    await assert.rejects(failing(new Error('disk full')), /disk full/);
    assert.equal(attempts, 6);
  });
});

describe('pb-read-model', () => {
  it('ends as the source says, whatever the order and number of changes', async () => {
    const changes = [1, 2, 3].map(
      (version): OrderChanged => ({
        orderId: 'ord-1001',
        customerName: 'Kim',
        lines: Array.from({ length: version }, () => ({ quantity: 2 })),
        status: version === 3 ? 'APPROVED' : 'PENDING',
        version,
      }),
    );
    const newest = changes.slice(-1);
    for (let seed = 1; seed <= 50; seed++) {
      const view = new Map<string, OrderSummary>();
      const store = {
        putIfNewer: async (summary: OrderSummary) => {
          if ((view.get(summary.orderId)?.version ?? -1) < summary.version)
            view.set(summary.orderId, summary);
        },
      };
      assert.deepEqual(outdatedSummaries(view, newest), ['ord-1001']);
      for (const change of new Rng(seed).shuffle([...changes, ...changes]))
        await updateOrderSummary(store, change);
      assert.deepEqual(outdatedSummaries(view, newest), []);
      assert.equal(view.get('ord-1001')?.itemCount, 6);
    }
  });
});

describe('pb-consistency-token', () => {
  /** The view reaches version 3 at `at` milliseconds. */
  const depsWith = (at: number) => {
    let now = 0;
    return {
      now: () => now,
      sleep: async (ms: number) => {
        now += ms;
      },
      find: async () => (now >= at ? { orderId: 'ord-1001', version: 3 } : undefined),
    };
  };

  it('waits until the view has what the client wrote', async () => {
    const deps = depsWith(60);
    assert.deepEqual(await readOrder(deps, 'ord-1001', 3), {
      view: { orderId: 'ord-1001', version: 3 },
      stale: false,
    });
    assert.equal(deps.now(), 60);
  });

  it('says that the view is stale when it takes too long', async () => {
    const deps = depsWith(10_000);
    assert.deepEqual(await readOrder(deps, 'ord-1001', 3), { view: undefined, stale: true });
    assert.ok(deps.now() <= 200);
    assert.equal((await readOrder(depsWith(0), 'ord-1001', 4)).stale, true);
  });

  it('does not wait for others', async () => {
    const deps = depsWith(60);
    assert.deepEqual(await readOrder(deps, 'ord-1001'), { view: undefined, stale: false });
    assert.equal(deps.now(), 0);
  });
});
