import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Broker } from './broker.ts';
import { type Envelope, Envelopes } from './envelope.ts';
import { FaultPlan, type FaultRates } from './faultPlan.ts';
import type { Consumer } from './memLog.ts';
import { Rng } from './rng.ts';
import { SimClock } from './simClock.ts';

async function read(rates: FaultRates): Promise<string[]> {
  const clock = new SimClock();
  const broker = new Broker(clock, new FaultPlan(new Rng(1), rates));
  const envelopes = new Envelopes('order', clock);
  const seen: string[] = [];
  const wake = (consumer: Consumer<Envelope>) => {
    for (let record = consumer.poll(); record; record = consumer.poll()) {
      seen.push(`${record.value.id}@${clock.elapsed()}`);
      consumer.commit(record);
    }
  };
  broker.subscribe('payment', 'shop.order.events.v1', wake);
  broker.publish('shop.order.events.v1', envelopes.wrap({ type: 'OrderPlaced', data: {} }, 'ord-1001'));
  await clock.runUntilIdle();
  return seen;
}

test('a message arrives after its delay', async () => {
  assert.deepEqual(await read({ delay: [7, 7] }), ['order-1@7']);
});

test('a lost delivery is fetched a second later: the log has it still', async () => {
  assert.deepEqual(await read({ drop: 1 }), ['order-1@1000']);
});

test('a message may be stored, and so delivered, twice', async () => {
  assert.deepEqual(await read({ duplicate: 1 }), ['order-1@0', 'order-1@0']);
});
