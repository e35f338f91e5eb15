import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemDocuments } from './documents.ts';
import type { OrderId } from './domain.ts';
import { orderFulfillmentSaga } from './orderFulfillment.ts';
import type { SagaDefinition } from './saga.ts';
import { decide, SagaOrchestrator, type SagaRecord } from './sagaOrchestrator.ts';

const orderId = 'ord-1001';
const waiting: SagaRecord = {
  orderId,
  version: 0,
  state: { phase: 'forward', awaiting: 'ReserveStock' },
  attempt: 1,
};

test('a timeout asks for the same command again and counts the attempt', () => {
  const { record, send } = decide(orderFulfillmentSaga, waiting, {
    type: 'timedOut',
    command: 'ReserveStock',
  });
  assert.equal(send, 'ReserveStock');
  assert.equal(record.attempt, 2);
});

test('an answer moves on and counts from one again', () => {
  const tired = { ...waiting, attempt: 4 };
  const { record, send } = decide(orderFulfillmentSaga, tired, {
    type: 'succeeded',
    command: 'ReserveStock',
  });
  assert.equal(send, 'AuthorizePayment');
  assert.equal(record.attempt, 1);
});

test('a saga goes on by the definition it was started with', () => {
  const documents = new MemDocuments();
  const next: SagaDefinition = { ...orderFulfillmentSaga, retriable: ['ApproveOrder'] };
  orchestrator([orderFulfillmentSaga]).begin(orderId, documents);
  const deployed = orchestrator([orderFulfillmentSaga, next]);
  deployed.begin('ord-1002', documents);
  assert.deepEqual(
    documents.all<SagaRecord>('sagas').map(({ version }) => version),
    [0, 1],
  );
});

test('a deployment without the old definition is refused by the first saga that needs it', () => {
  assert.throws(() => orchestrator([]).begin(orderId, new MemDocuments()), /no definition of version -1/);
});

test('a command and its timer are sent together, with ids that name the step', () => {
  const [command, timer] = orchestrator([orderFulfillmentSaga]).begin(orderId, new MemDocuments());
  assert.equal(command?.message.type, 'ReserveStock');
  assert.equal(timer?.id, 'ord-1001:ReserveStock:timeout-1');
  assert.equal(timer?.after, 2_000);
});

function orchestrator(definitions: readonly SagaDefinition[]): SagaOrchestrator {
  return new SagaOrchestrator({
    definitions,
    commandFor: (type: string, id: OrderId) => ({
      to: 'inventory',
      message: { type, data: { orderId: id } },
    }),
    answers: {},
    patience: () => 2_000,
  });
}
