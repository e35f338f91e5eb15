import assert from 'node:assert/strict';
import { FaultPlan, survive } from '../../../content/shop/faultPlan.ts';
import { Rng } from '../../../content/shop/rng.ts';
import { example as compensate } from '../../../content/snippets/typescript/pb-surround-compensate.ts';
import { example as retry } from '../../../content/snippets/typescript/pb-surround-retry.ts';
import { example as timeout } from '../../../content/snippets/typescript/pb-surround-timeout.ts';
import { example as transact } from '../../../content/snippets/typescript/pb-surround-transaction.ts';
import { MemoryTransactions } from './memoryTransactions.ts';

describe('what surrounds a selection', () => {
  const failing = (times: number, error: Error) => {
    let calls = 0;
    return {
      calls: () => calls,
      work: async () => {
        if (++calls <= times) throw error;
      },
    };
  };

  it('retry: repeats what got no answer, thrice at most, and nothing else', async () => {
    const once = failing(1, new TypeError('fetch failed'));
    await retry(once.work);
    assert.equal(once.calls(), 2);

    const always = failing(9, new TypeError('fetch failed'));
    await assert.rejects(retry(always.work), /fetch failed/);
    assert.equal(always.calls(), 3);

    const refused = failing(1, new Error('refused'));
    await assert.rejects(retry(refused.work), /refused/);
    assert.equal(refused.calls(), 1);
  });

  it('timeout: lets through what is in time, and gives up on what is not', async () => {
    await timeout(async () => {});
    await assert.rejects(
      timeout(() => new Promise(() => {})),
      { name: 'TimeoutError' },
    );
  });

  it('compensate: undoes what failed, and passes the failure on', async () => {
    let undone = 0;
    const undo = async () => void undone++;
    await compensate(undo, async () => {});
    assert.equal(undone, 0);
    await assert.rejects(
      compensate(undo, () => Promise.reject(new Error('unknown outcome'))),
      /unknown outcome/,
    );
    assert.equal(undone, 1);
  });

  it('transaction: state and message commit together, whenever the process dies', async () => {
    for (let seed = 1; seed <= 50; seed++) {
      const faults = new FaultPlan(new Rng(seed), { crash: 0.4 });
      const transactions = new MemoryTransactions(
        { orders: [] as string[], outbox: [] as unknown[] },
        faults,
      );
      const placeOrder = () =>
        transactions.run((state) =>
          transact(
            (work) => work({ query: async (_, values) => void state.outbox.push(values[2]) }),
            'ord-1001',
            async () => void state.orders.push('ord-1001'),
          ),
        );
      await survive(placeOrder);
      const { orders, outbox } = transactions.state;
      assert.deepEqual(outbox, orders, `seed ${seed}`);
      assert.ok(orders.length >= 1);
    }
  });
});
