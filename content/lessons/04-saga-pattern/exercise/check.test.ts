import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderId } from '../../../shop/domain.ts';
import { subject } from '../../../shop/exercise.ts';
import { checkInvariants } from '../../../shop/invariants.ts';
import { won } from '../../../shop/money.ts';
import type { Command, Heard } from './solution.ts';

const { first, next } = await subject<typeof import('./solution.ts')>(import.meta.url);

/** What becomes of the first CapturePayment; every other message arrives, and is answered, at once. */
type Fault = 'none' | 'commandLost' | 'replyLost' | 'replyLate';

/** Payment and order as they really are: a repeated command is answered, never done twice. */
class Services {
  capture: 'open' | 'captured' | 'failed' = 'open';
  hold: 'held' | 'released' = 'held';
  order: 'PENDING' | 'APPROVED' | 'REJECTED' = 'PENDING';
  readonly effects: string[] = [];
  readonly #funds: boolean;

  constructor(funds: boolean) {
    this.#funds = funds;
  }

  handle(command: Command): Heard {
    switch (command) {
      case 'CapturePayment':
        if (this.capture === 'open') this.#captureOnce();
        return this.capture === 'captured' ? 'PaymentCaptured' : 'PaymentCaptureFailed';
      case 'VoidPayment':
        this.hold = 'released'; // What was captured is a hold no longer: there is nothing to release.
        return 'PaymentVoided';
      case 'ApproveOrder':
        this.order = 'APPROVED';
        return 'OrderApproved';
      case 'RejectOrder':
        this.order = 'REJECTED';
        return 'OrderRejected';
    }
  }

  #captureOnce(): void {
    this.capture = this.#funds && this.hold === 'held' ? 'captured' : 'failed';
    if (this.capture === 'captured') this.effects.push('CapturePayment');
  }
}

function run(fault: Fault, funds = true): Services {
  const services = new Services(funds);
  const heard: Heard[] = [];
  let { state, send } = first;
  let sent = 0;
  for (let turn = 0; turn < 50; turn++) {
    if (send) heard.push(...answersTo(services, send, sent++ === 0 ? fault : 'none'));
    const answer = heard.shift();
    if (!answer) break;
    ({ state, send } = next(state, answer));
  }
  return services;
}

function answersTo(services: Services, command: Command, fault: Fault): Heard[] {
  if (fault === 'commandLost') return ['TimedOut'];
  const answer = services.handle(command);
  if (fault === 'replyLost') return ['TimedOut'];
  return fault === 'replyLate' ? ['TimedOut', answer] : [answer];
}

function violations({ capture, order, effects }: Services) {
  const total = won(57_000);
  const captured = capture === 'captured' ? total : won(0);
  return checkInvariants({
    orders: [{ orderId: orderId(1), state: order, total, captured }],
    effects,
    drained: true,
  });
}

test('an answer in time: captured and approved', () => {
  const services = run('none');
  assert.deepEqual(violations(services), []);
  assert.equal(services.order, 'APPROVED');
});

test('a late "captured" keeps I2', () => {
  assert.deepEqual(violations(run('replyLate')), []);
});

test('a "captured" that never arrives keeps I2', () => {
  assert.deepEqual(violations(run('replyLost')), []);
});

test('a lost CapturePayment is asked for again, and the order approved', () => {
  const services = run('commandLost');
  assert.deepEqual(violations(services), []);
  assert.equal(services.order, 'APPROVED');
});

for (const fault of ['none', 'replyLost', 'replyLate'] as const) {
  test(`a refused capture frees the money and rejects the order (answer: ${fault})`, () => {
    const services = run(fault, false);
    assert.deepEqual(violations(services), []);
    assert.equal(services.hold, 'released');
    assert.equal(services.order, 'REJECTED');
  });
}
