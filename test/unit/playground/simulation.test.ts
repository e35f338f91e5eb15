import assert from 'node:assert/strict';
import {
  crashPoints,
  type PlaygroundPlan,
  parsePlanQuery,
  planFor,
  planQuery,
  refusals,
  type Variant,
  variants,
} from '../../../src/core/playground/plan.ts';
import { simulate } from '../../../src/webview/playground/simulation.ts';

const sound = ['orchestrated', 'choreographed'] as const;
const planted: readonly (readonly [Variant, readonly string[]])[] = [
  ['noCompensation', ['I4']],
  ['dualWrite', ['I4']],
  ['nonIdempotentConsumer', ['I2', 'I3']],
];

async function brokenIn(plan: PlaygroundPlan): Promise<string[]> {
  const { frames } = await simulate(plan);
  return [
    ...new Set(frames.flatMap(({ violations }) => violations.map(({ invariant }) => invariant))),
  ].sort();
}

describe('the saga playground', () => {
  for (const [variant, invariants] of planted) {
    it(`finds what ${variant} breaks`, async () => {
      assert.deepEqual(await brokenIn(planFor(variant)), invariants);
    });

    for (const other of sound) {
      it(`finds nothing in the ${other} saga under the plan of ${variant}`, async () => {
        assert.deepEqual(await brokenIn({ ...planFor(variant), variant: other }), []);
      });
    }
  }

  for (const variant of sound) {
    it(`finds nothing in the ${variant} saga, whatever the seed`, async () => {
      for (let seed = 1; seed <= 60; seed++) {
        const plan: PlaygroundPlan = {
          ...planFor(variant),
          seed,
          orders: 1 + (seed % 6),
          drop: 15,
          duplicate: 20,
          reorder: 20,
          delay: 200,
          refusal: refusals[seed % refusals.length] ?? 'nothing',
          crashPoint: crashPoints[seed % crashPoints.length] ?? 'order:before-ack',
          crashVisit: 1 + (seed % 4),
        };
        assert.deepEqual(await brokenIn(plan), [], planQuery(plan));
      }
    });
  }

  it('gives the same run for the same plan', async () => {
    const plan = { ...planFor('choreographed'), seed: 12, duplicate: 30, delay: 400, orders: 3 };
    assert.deepEqual(await simulate(plan), await simulate(plan));
    assert.notDeepEqual(await simulate(plan), await simulate({ ...plan, seed: 13 }));
  });

  it('shows the state of every service at each step, up to the end', async () => {
    const { frames, observations } = await simulate(planFor('orchestrated'));
    const facts = (frame = frames[0]) =>
      Object.fromEntries(frame?.services.map(({ service, facts }) => [service, facts]) ?? []);
    assert.deepEqual(facts(), {
      order: ['ord-1001 PENDING', 'saga ord-1001 forward: ReserveStock'],
      inventory: [],
      payment: [],
      shipping: [],
    });
    assert.deepEqual(facts(frames.at(-1)), {
      order: ['ord-1001 APPROVED', 'saga ord-1001 completed'],
      inventory: ['SKU-BOOK 1/3', 'ord-1001 held'],
      payment: ['ord-1001 captured ₩15000'],
      shipping: ['ord-1001 scheduled'],
    });
    assert.equal(frames.at(-1)?.seen, observations.length);
  });
});

describe('the link to a run', () => {
  for (const variant of variants) {
    it(`brings back the plan of ${variant}`, () => {
      const plan = { ...planFor(variant), seed: 77, drop: 10 };
      assert.deepEqual(parsePlanQuery(planQuery(plan)), plan);
    });
  }

  it('that is damaged becomes a plan all the same', () => {
    const plan = parsePlanQuery('variant=x&seed=-4&orders=1e9&delay=&crashPoint=order:sleep&constructor=1');
    assert.deepEqual(plan, { ...planFor('orchestrated'), seed: 1, orders: 6, delay: 1 });
  });

  it('is read with its colon encoded or not', () => {
    assert.equal(parsePlanQuery('crashPoint=payment:before-ack').crashPoint, 'payment:before-ack');
    assert.equal(parsePlanQuery('crashPoint=payment%3Abefore-ack').crashPoint, 'payment:before-ack');
  });
});
