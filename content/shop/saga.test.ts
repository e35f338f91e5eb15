import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOpen, type SagaDefinition, type SagaEvent, type SagaState, start, step } from './saga.ts';

const trip: SagaDefinition = {
  name: 'Trip',
  compensatable: [
    { command: 'Plan', compensation: 'Discard' },
    { command: 'BookHotel', compensation: 'CancelHotel' },
  ],
  pivot: 'Pay',
  retriable: ['SendTickets'],
};

const forward = (awaiting: string): SagaState => ({ phase: 'forward', awaiting });
const backward = (awaiting: string): SagaState => ({ phase: 'backward', awaiting });

function after(state: SagaState, type: SagaEvent['type']) {
  return step(trip, state, { type, command: isOpen(state) ? state.awaiting : 'Pay' });
}

test('a saga is born with its first step done', () => {
  assert.deepEqual(start(trip), { state: forward('BookHotel'), send: 'BookHotel' });
});

test('success leads forward to the end', () => {
  assert.deepEqual(after(forward('BookHotel'), 'succeeded'), { state: forward('Pay'), send: 'Pay' });
  assert.deepEqual(after(forward('Pay'), 'succeeded'), {
    state: forward('SendTickets'),
    send: 'SendTickets',
  });
  assert.deepEqual(after(forward('SendTickets'), 'succeeded'), { state: { phase: 'completed' } });
});

test('a refusal up to the pivot undoes what was done, last first', () => {
  assert.deepEqual(after(forward('Pay'), 'failed'), { state: backward('CancelHotel'), send: 'CancelHotel' });
  assert.deepEqual(after(backward('CancelHotel'), 'succeeded'), {
    state: backward('Discard'),
    send: 'Discard',
  });
  assert.deepEqual(after(backward('Discard'), 'succeeded'), { state: { phase: 'compensated' } });
});

test('a refused step is not undone itself', () => {
  assert.deepEqual(after(forward('BookHotel'), 'failed'), { state: backward('Discard'), send: 'Discard' });
});

test('behind the pivot and on the way back a refusal is only asked again', () => {
  for (const state of [forward('SendTickets'), backward('CancelHotel')]) {
    assert.deepEqual(after(state, 'failed'), { state, send: isOpen(state) && state.awaiting });
  }
});

test('a timeout never turns a saga: the same command is asked for again', () => {
  for (const awaiting of ['BookHotel', 'Pay', 'SendTickets']) {
    const state = forward(awaiting);
    assert.deepEqual(after(state, 'timedOut'), { state, send: awaiting });
  }
  assert.deepEqual(after(backward('Discard'), 'timedOut'), { state: backward('Discard'), send: 'Discard' });
});

test('an answer nobody waits for changes nothing', () => {
  const late: SagaEvent = { type: 'succeeded', command: 'BookHotel' };
  for (const state of [forward('Pay'), backward('Discard'), { phase: 'completed' } as const]) {
    assert.deepEqual(step(trip, state, late), { state });
  }
});

test('a saga whose pivot is its second step can be turned back to its start', () => {
  const cancel: SagaDefinition = {
    name: 'Cancel',
    compensatable: [{ command: 'RequestCancellation', compensation: 'KeepOrder' }],
    pivot: 'CancelShipment',
    retriable: ['Refund'],
  };
  const { state } = start(cancel);
  assert.deepEqual(step(cancel, state, { type: 'failed', command: 'CancelShipment' }), {
    state: backward('KeepOrder'),
    send: 'KeepOrder',
  });
});
