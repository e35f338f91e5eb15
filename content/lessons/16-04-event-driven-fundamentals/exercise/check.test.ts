import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderId } from '../../../shop/domain.ts';
import { type Envelope, Envelopes, messageName } from '../../../shop/envelope.ts';
import { subject } from '../../../shop/exercise.ts';
import { FaultPlan } from '../../../shop/faultPlan.ts';
import { MemLog } from '../../../shop/memLog.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';

const { TOPIC, Handled, consumeNext, publish } = await subject<typeof import('./solution.ts')>(
  import.meta.url,
);

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);
const LIFE = ['OrderPlaced', 'OrderApproved', 'OrderCancellationRequested', 'OrderCancelled'];
const ORDERS = 8;

/** Publishes the life of eight orders and reads it with three members that take turns at random. */
function run(seed: number, crash: number): { seen: Map<string, string[]>; crashes: number } {
  const rng = new Rng(seed);
  const envelopes = new Envelopes('order', new SimClock());
  const log = new MemLog<Envelope>();
  for (const type of LIFE) {
    for (let nth = 1; nth <= ORDERS; nth++) {
      publish(log, envelopes.wrap({ type, data: {} }, orderId(nth)), rng);
    }
  }

  const members = [1, 2, 3].map((n) => log.join('query', TOPIC, `query-${n}`));
  const faults = new FaultPlan(rng, { crash });
  const handled = new Handled();
  const seen = new Map<string, string[]>();
  const handle = (event: Envelope) => {
    if (!handled.isNew(event)) return;
    seen.set(event.subject, [...(seen.get(event.subject) ?? []), messageName(event)]);
  };
  while (log.lag('query', TOPIC) > 0) consumeNext(rng.pick(members), handle, faults);
  return { seen, crashes: faults.crashes.length };
}

test('the events of every order are handled in sequence', () => {
  for (const seed of SEEDS) {
    for (const [order, types] of run(seed, 0).seen) assert.deepEqual(types, LIFE, `${order}, seed ${seed}`);
  }
});

test('a consumer that dies loses nothing and repeats no effect', () => {
  for (const seed of SEEDS) {
    const { seen, crashes } = run(seed, 0.2);
    assert.ok(crashes > 0);
    assert.equal([...seen.values()].flat().length, ORDERS * LIFE.length, `seed ${seed}`);
  }
});

test('two services may count their ids alike', () => {
  const handled = new Handled();
  const [order, payment] = (['order', 'payment'] as const).map((service) => ({
    ...new Envelopes(service, new SimClock()).wrap({ type: 'OrderPlaced', data: {} }, 'ord-1001'),
    id: '1',
  })) as [Envelope, Envelope];
  assert.deepEqual(
    [order, payment, order].map((event) => handled.isNew(event)),
    [true, true, false],
  );
});
