import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkInvariants } from '../../../shop/invariants.ts';
import { orderFulfillmentSaga } from '../../../shop/orderFulfillment.ts';
import { isOpen } from '../../../shop/saga.ts';
import { legalTraces } from './legalTraces.ts';
import { interleave } from './lostUpdate.ts';
import { worldAfter } from './order.ts';
import { refusals, runs } from './runs.ts';
import { captureTimesOut, timeoutIsNo, timeoutIsUnknown } from './timeouts.ts';

const everyRun = [...runs(orderFulfillmentSaga, 3)];

test('whatever three faults do, the saga leaves a legal trace', () => {
  const left = new Set(everyRun.map(({ trace }) => trace.join()));
  const legal = new Set(legalTraces(orderFulfillmentSaga).map((trace) => trace.join()));
  assert.deepEqual(left, legal);
});

test('nothing is compensated after the pivot, and nothing but retriable steps follows it', () => {
  for (const { trace } of everyRun) {
    const pivot = trace.indexOf(orderFulfillmentSaga.pivot);
    if (pivot >= 0) assert.deepEqual(trace.slice(pivot + 1), orderFulfillmentSaga.retriable);
  }
});

test('every saga closes, and its order keeps the invariants', () => {
  for (const { state, trace } of everyRun) {
    assert.equal(isOpen(state), false);
    assert.deepEqual(checkInvariants(worldAfter(trace)), []);
  }
});

test('a refused capture turns the saga back, last step first', () => {
  const run = refusals(orderFulfillmentSaga).find(({ faults }) => faults[0]?.command === 'CapturePayment');
  assert.deepEqual(run?.trace, [
    'ReserveStock',
    'AuthorizePayment',
    'VoidPayment',
    'ReleaseStock',
    'RejectOrder',
  ]);
});

test('every command is refused once in the enumeration', () => {
  const refused = refusals(orderFulfillmentSaga).map(({ faults }) => faults.at(-1)?.command);
  const { compensatable, pivot, retriable } = orderFulfillmentSaga;
  const sent = [
    ...compensatable.slice(1).map(({ command }) => command),
    pivot,
    ...retriable,
    ...compensatable.map(({ compensation }) => compensation),
  ];
  assert.deepEqual(new Set(refused), new Set([undefined, ...sent]));
});

for (const outcome of ['commandLost', 'replyLost', 'replyLate'] as const) {
  test(`a capture that times out (${outcome}) is captured once, and the order approved`, () => {
    const { trace } = captureTimesOut(outcome, timeoutIsUnknown);
    assert.deepEqual(checkInvariants(worldAfter(trace)), []);
    assert.equal(trace.at(-1), 'ApproveOrder');
  });
}

test('reading a timeout as a no keeps the money of a rejected order', () => {
  for (const outcome of ['replyLost', 'replyLate'] as const) {
    const { trace } = captureTimesOut(outcome, timeoutIsNo);
    const broken = checkInvariants(worldAfter(trace)).map(({ invariant }) => invariant);
    assert.deepEqual(broken, ['I2']);
  }
});

test('an undo that restores the old number oversells; one that gives back its own pieces does not', () => {
  assert.deepEqual(checkInvariants({ stock: [interleave('release')] }), []);
  assert.deepEqual(
    checkInvariants({ stock: [interleave('restore')] }).map(({ invariant }) => invariant),
    ['I1'],
  );
});
