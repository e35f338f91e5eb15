import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { OrderCommand } from '../../../../snippets/typescript/pb-aggregate.ts';
import { CrashingDatabase, CrashPoint, restarting } from '../../../shared/typescript/crash.ts';
import { OrderSlice, orderSliceTables } from './orderSlice.ts';

const customerId = 'customer-1';
const place: OrderCommand = { type: 'PlaceOrder', customerId, total: 30, at: '2026-01-01' };
const approve: OrderCommand = { type: 'ApproveOrder' };
const reject: OrderCommand = { type: 'RejectOrder', reason: 'out of stock' };

describe('the slice', () => {
  let folder: string;
  let files = 0;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'slice-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const newFile = () => join(folder, `events-${++files}.db`);

  /** One life of the process on a file. */
  async function living<T>(file: string, crash: CrashPoint, life: (slice: OrderSlice) => Promise<T>) {
    const database = new CrashingDatabase(file, orderSliceTables, crash);
    try {
      return await life(new OrderSlice(database));
    } finally {
      database.close();
    }
  }

  it('answers a query with what commands have done, and says how fresh that is', () =>
    living(newFile(), new CrashPoint(), async (slice) => {
      assert.deepEqual(await slice.handle('1', 'command-1', place), { version: 0 });
      assert.deepEqual(await slice.history({ customerId }), { rows: [], position: 0 });
      await slice.project();
      const rows = [{ orderId: '1', status: 'PENDING', total: 30 }];
      assert.deepEqual(await slice.history({ customerId }), { rows, position: 1 });
    }));

  it('carries out a command once, however often it comes', () =>
    living(newFile(), new CrashPoint(), async (slice) => {
      for (let copy = 0; copy < 3; copy++) {
        assert.deepEqual(await slice.handle('1', 'command-1', place), { version: 0 });
      }
      await slice.project();
      assert.equal((await slice.history({ customerId })).position, 1);
    }));

  it('decides anew for who comes second: one of two commands at once is refused', () =>
    living(newFile(), new CrashPoint(), async (slice) => {
      await slice.handle('1', 'command-1', place);
      const outcomes = await Promise.all([
        slice.handle('1', 'command-2', approve),
        slice.handle('1', 'command-3', reject),
      ]);
      assert.deepEqual(
        outcomes.filter((outcome) => 'refused' in outcome),
        [{ refused: 'AlreadyDecided' }],
      );
    }));

  it('shows the same wherever the process dies: no event is lost, none is projected twice', async () => {
    const rows = [
      { orderId: '1', status: 'APPROVED', total: 30 },
      { orderId: '2', status: 'REJECTED', total: 30 },
    ];
    for (let fatal = 1; ; fatal++) {
      const file = newFile();
      const crash = new CrashPoint(fatal);
      const page = await restarting(() =>
        living(file, crash, async (slice) => {
          await slice.handle('1', 'command-1', place);
          await slice.project();
          await slice.handle('2', 'command-2', place);
          await slice.handle('1', 'command-3', approve);
          await slice.handle('2', 'command-4', reject);
          await slice.project();
          return slice.history({ customerId });
        }),
      );
      assert.deepEqual(page, { rows, position: 4 }, `crash ${fatal}`);
      if (!crash.hasCrashed) break;
    }
  });

  it('gives a long history page by page', () =>
    living(newFile(), new CrashPoint(), async (slice) => {
      for (const orderId of ['1', '2', '3']) await slice.handle(orderId, `place-${orderId}`, place);
      await slice.project();
      const first = await slice.history({ customerId, pageSize: 2 });
      assert.equal(first.rows.length, 2);
      const second = await slice.history({ customerId, pageSize: 2, after: first.next ?? '' });
      assert.deepEqual(
        second.rows.map(({ orderId }) => orderId),
        ['3'],
      );
      assert.equal(second.next, undefined);
    }));
});
