import assert from 'node:assert/strict';
import { FaultPlan, survive } from '../../../content/shop/faultPlan.ts';
import { Network } from '../../../content/shop/network.ts';
import { Rng } from '../../../content/shop/rng.ts';
import { SimClock } from '../../../content/shop/simClock.ts';
import {
  handleReply,
  type InTransaction,
  type OrderFulfillmentSaga,
  resend,
  type SagaCommand,
  type SagaReply,
  start,
} from '../../../content/snippets/typescript/pb-saga-orchestrator.ts';
import { MemoryTransactions, untilCommitted } from './memoryTransactions.ts';

const compensations = { ReserveStock: 'ReleaseStock', AuthorizePayment: 'VoidPayment' };

interface Database {
  saga: OrderFulfillmentSaga | undefined;
  readonly outbox: SagaCommand[];
}

/** Runs one saga whose step `refused` is refused, under faults that end after a while. */
async function run(seed: number, refused: string | undefined) {
  const rng = new Rng(seed);
  const clock = new SimClock();
  const faults = new FaultPlan(rng, { drop: 0.2, duplicate: 0.3, reorder: 0.2, delay: [1, 20], crash: 0.2 });
  const network = new Network(clock, faults);
  const transactions = new MemoryTransactions<Database>({ saga: undefined, outbox: [] }, faults);
  const inTransaction: InTransaction = (work) =>
    transactions.run((database) =>
      work({
        load: async () => database.saga,
        save: async (saga) => void Object.assign(database, { saga }),
        enqueue: async (command) => void database.outbox.push(command),
      }),
    );
  const durably = (act: () => Promise<void>) => survive(() => untilCommitted(act));

  // The participants act once a key and repeat their reply.
  const effects: string[] = [];
  const replies = new Map<string, SagaReply>();
  const participate = ({ key, name, sagaId }: SagaCommand) => {
    if (!replies.has(key)) {
      const outcome = name === refused ? 'refused' : 'done';
      if (outcome === 'done') effects.push(name);
      replies.set(key, { key, sagaId, outcome });
    }
    const reply = replies.get(key) as SagaReply;
    network.send(() => durably(() => handleReply(inTransaction, reply)));
  };
  const relay = () => {
    for (const command of transactions.state.outbox.splice(0)) network.send(async () => participate(command));
  };

  await durably(() => start(inTransaction, 'saga-1'));
  await durably(() => start(inTransaction, 'saga-1'));
  for (let round = 0; round < 40; round++) {
    if (round === 20) faults.stop();
    relay();
    await clock.runUntilIdle();
    await durably(() => resend(inTransaction, 'saga-1'));
  }
  return { status: transactions.state.saga?.status, effects };
}

describe('pb-saga-orchestrator', () => {
  const forward = ['ReserveStock', 'AuthorizePayment', 'CapturePayment', 'ScheduleShipment'];
  const expected = {
    none: { status: 'completed', effects: forward },
    ReserveStock: { status: 'compensated', effects: [] },
    AuthorizePayment: { status: 'compensated', effects: ['ReserveStock', compensations.ReserveStock] },
    CapturePayment: {
      status: 'compensated',
      effects: [
        'ReserveStock',
        'AuthorizePayment',
        compensations.AuthorizePayment,
        compensations.ReserveStock,
      ],
    },
    ScheduleShipment: { status: 'parked', effects: forward.slice(0, 3) },
  };

  for (const [refused, outcome] of Object.entries(expected)) {
    it(`ends the same way whatever is lost, repeated, late or killed; refused: ${refused}`, async () => {
      for (let seed = 1; seed <= 60; seed++)
        assert.deepEqual(await run(seed, refused), outcome, `seed ${seed}`);
    });
  }
});
