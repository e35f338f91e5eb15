import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type PlaceOrder, placeOrderHandler } from '../../../../snippets/typescript/pb-command-handler.ts';
import { CrashingDatabase, CrashPoint, restarting } from '../../../shared/typescript/crash.ts';
import { OrderStore, type OutboxMessage, orderTables } from './orderStore.ts';
import { relayMessages } from './outboxRelay.ts';
import { SalesConsumer, salesTables } from './salesConsumer.ts';

const first: PlaceOrder = { commandId: 'command-1', orderId: '1', total: 30 };
const commands: readonly PlaceOrder[] = [
  first,
  { commandId: 'command-2', orderId: '2', total: 12 },
  { commandId: 'command-3', orderId: '3', total: 0 },
];
/** The last one is refused. */
const expected = { count: 2, total: 42 };

describe('outbox, relay and inbox', () => {
  let folder: string;
  let files = 0;
  const newFile = () => join(folder, `${++files}.db`);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'outbox-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('count every message once wherever a process dies', async () => {
    for (let fatal = 1; ; fatal++) {
      const crash = new CrashPoint(fatal);
      const broker = new Broker(crash);
      const sales = await run(newFile(), newFile(), broker, crash);
      assert.deepEqual(sales, expected, `crash ${fatal}`);
      if (!crash.hasCrashed) break;
    }
  });

  it('count every message once when each is delivered twice', async () => {
    const broker = new Broker(new CrashPoint(), 2);
    assert.deepEqual(await run(newFile(), newFile(), broker), expected);
  });

  it('give a repeated command its first outcome, and publish nothing for it', async () => {
    const database = new CrashingDatabase(newFile(), orderTables, new CrashPoint());
    const store = new OrderStore(database);
    const handle = placeOrderHandler(store.inTransaction);
    assert.deepEqual(await handle(first), { status: 'accepted', orderId: '1', version: 0 });
    assert.deepEqual(await handle(first), { status: 'accepted', orderId: '1', version: 0 });
    assert.equal(await relayMessages(store, async () => undefined), 1);
    database.close();
  });

  it('publish nothing for a command that is refused', async () => {
    const database = new CrashingDatabase(newFile(), orderTables, new CrashPoint());
    const store = new OrderStore(database);
    const outcome = await placeOrderHandler(store.inTransaction)({
      commandId: 'command-1',
      orderId: '1',
      total: 0,
    });
    assert.deepEqual(outcome, { status: 'rejected', reason: 'EmptyTotal' });
    assert.equal(await relayMessages(store, async () => undefined), 0);
    database.close();
  });
});

/** Keeps a message until it is acknowledged, so that it survives its consumer. */
class Broker {
  readonly messages: OutboxMessage[] = [];
  readonly #crash: CrashPoint;
  readonly #copies: number;

  constructor(crash: CrashPoint, copies = 1) {
    this.#crash = crash;
    this.#copies = copies;
  }

  publish = async (message: OutboxMessage): Promise<void> => {
    this.#crash.reach();
    for (let copy = 0; copy < this.#copies; copy++) this.messages.push(message);
    this.#crash.reach();
  };
}

/** Runs the producer, then the consumer, each restarted when it dies; returns what the consumer has counted. */
async function run(producerFile: string, consumerFile: string, broker: Broker, crash = new CrashPoint()) {
  await restarting(async () => {
    const database = new CrashingDatabase(producerFile, orderTables, crash);
    try {
      const store = new OrderStore(database);
      const handle = placeOrderHandler(store.inTransaction);
      for (const command of commands) await handle(command);
      await relayMessages(store, broker.publish);
    } finally {
      database.close();
    }
  });
  return restarting(async () => {
    const database = new CrashingDatabase(consumerFile, salesTables, crash);
    try {
      const consumer = new SalesConsumer(database);
      for (let [message] = broker.messages; message; [message] = broker.messages) {
        await consumer.handle(message);
        broker.messages.shift();
      }
      return await consumer.sales();
    } finally {
      database.close();
    }
  });
}
