import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Broker } from './broker.ts';
import { MemDocuments } from './documents.ts';
import { topics } from './domain.ts';
import { FaultPlan } from './faultPlan.ts';
import { Rng } from './rng.ts';
import { type Behaviour, cancelTimer, type Outgoing, ServiceProcess } from './serviceProcess.ts';
import { SimClock } from './simClock.ts';

const command: Outgoing = {
  topic: topics.commands('payment'),
  message: { type: 'CapturePayment', data: { orderId: 'ord-1001' } },
};

/** `order` asks `payment`, which counts and answers. Returns what each has done. */
function pair(faults = new FaultPlan(new Rng(1))) {
  const clock = new SimClock();
  const broker = new Broker(clock, faults);
  const captured = new MemDocuments();
  const answers: string[] = [];
  const payment: Behaviour = {
    service: 'payment',
    topics: [topics.commands('payment')],
    handle: ({ data }, documents) => {
      documents.put('captures', 'count', (documents.get<number>('captures', 'count') ?? 0) + 1);
      return [{ topic: topics.sagaReplies, message: { type: 'PaymentCaptured', data } }];
    },
  };
  const order: Behaviour = {
    service: 'order',
    topics: [topics.sagaReplies],
    handle: ({ id, causationid }) => {
      answers.push(`${id} because of ${causationid}`);
      return [];
    },
  };
  const start = (behaviour: Behaviour, documents: MemDocuments) => {
    const process = new ServiceProcess({ behaviour, open: () => documents, broker, clock, faults });
    process.start();
    return process;
  };
  const paying = start(payment, captured);
  const ordering = start(order, new MemDocuments());
  return { clock, ordering, paying, answers, captures: () => captured.get<number>('captures', 'count') ?? 0 };
}

for (const point of ['before-commit', 'after-commit', 'before-publish', 'before-mark', 'before-ack']) {
  test(`payment dies at ${point}: one capture, one answer`, async () => {
    const faults = new FaultPlan(new Rng(1)).crashAt(`payment:${point}`);
    const { clock, ordering, captures, answers } = pair(faults);
    ordering.request(() => [command]);
    await clock.runUntilIdle();
    assert.deepEqual(faults.crashes, [`payment:${point}`]);
    assert.equal(captures(), 1);
    assert.deepEqual(answers, ['ord-1001:PaymentCaptured because of ord-1001:CapturePayment']);
  });
}

test('a command that comes again is answered again, and not done again', async () => {
  const { clock, ordering, captures } = pair();
  ordering.request(() => [command]);
  await clock.runUntilIdle();
  ordering.request(() => [command]);
  await clock.runUntilIdle();
  assert.equal(captures(), 1);
});

test('a request whose process dies before the commit says so, and has sent nothing', async () => {
  const { clock, ordering, captures } = pair(new FaultPlan(new Rng(1)).crashAt('order:before-commit'));
  assert.equal(
    ordering.request(() => [command]),
    false,
  );
  await clock.runUntilIdle();
  assert.equal(captures(), 0);
});

test('a timer goes out when it is due, also after a restart', async () => {
  const { clock, ordering, captures } = pair();
  ordering.request(() => [{ ...command, after: 5_000 }]);
  await clock.runFor(1_000);
  ordering.stop();
  ordering.start();
  await clock.runFor(3_999);
  assert.equal(captures(), 0);
  await clock.runUntilIdle();
  assert.equal(captures(), 1);
});

test('a timer that is overdue when the process comes back goes out at once', async () => {
  const { clock, ordering, captures } = pair();
  ordering.request(() => [{ ...command, after: 5_000 }]);
  ordering.stop();
  await clock.runFor(60_000);
  ordering.start();
  await clock.runFor(0);
  assert.equal(captures(), 1);
});

test('a cancelled timer never goes out', async () => {
  const { clock, ordering, captures } = pair();
  ordering.request(() => [{ ...command, id: 'ord-1001:timer', after: 5_000 }]);
  ordering.request((documents) => {
    cancelTimer(documents, 'ord-1001:timer');
    return [];
  });
  await clock.runUntilIdle();
  assert.equal(captures(), 0);
});

test('what is sent to a stopped process waits for it', async () => {
  const { clock, ordering, paying, captures } = pair();
  paying.stop();
  ordering.request(() => [command]);
  await clock.runUntilIdle();
  assert.equal(captures(), 0);
  paying.start();
  assert.equal(captures(), 1);
});
