import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  advance,
  commandOf,
  handleReply,
  type OrderFulfillmentSaga,
  type SagaCommand,
  type SagaReply,
  start,
} from '../../../../snippets/typescript/pb-saga-orchestrator.ts';
import { CrashingDatabase, CrashPoint, restarting } from '../../../shared/typescript/crash.ts';
import { relayCommands, resendOverdue } from './sagaRelay.ts';
import { SagaStore, sagaTables } from './sagaStore.ts';

const sagaId = 'saga-1';

/** What must have happened in the end, by the command that a participant refuses. */
const expected = {
  none: {
    status: 'completed',
    effects: ['ReserveStock', 'AuthorizePayment', 'CapturePayment', 'ScheduleShipment'],
  },
  ReserveStock: { status: 'compensated', effects: [] },
  AuthorizePayment: { status: 'compensated', effects: ['ReserveStock', 'ReleaseStock'] },
  CapturePayment: {
    status: 'compensated',
    effects: ['ReserveStock', 'AuthorizePayment', 'VoidPayment', 'ReleaseStock'],
  },
  ScheduleShipment: {
    status: 'parked',
    effects: ['ReserveStock', 'AuthorizePayment', 'CapturePayment'],
  },
};

describe('the order fulfillment saga', () => {
  let folder: string;
  let files = 0;
  const newFile = () => join(folder, `sagas-${++files}.db`);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'saga-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  for (const [refused, outcome] of Object.entries(expected)) {
    it(`ends the same way wherever the process dies; refused: ${refused}`, async () => {
      for (let fatal = 1; ; fatal++) {
        const file = newFile();
        const crash = new CrashPoint(fatal);
        const world = new World(refused, crash);
        const status = await restarting(() => live(file, world, crash));
        assert.deepEqual({ status, effects: world.effects }, outcome, `crash ${fatal}`);
        if (!crash.hasCrashed) break;
      }
    });

    it(`ends the same way when messages are lost and doubled; refused: ${refused}`, async () => {
      const world = new LossyWorld(refused);
      const status = await live(newFile(), world);
      assert.deepEqual({ status, effects: world.effects }, outcome);
    });
  }

  it('takes no notice of a reply that is late', () => {
    const saga: OrderFulfillmentSaga = { sagaId, status: 'running', step: 1 };
    assert.equal(advance(saga, { key: `${sagaId}/ReserveStock`, sagaId, outcome: 'refused' }), saga);
  });

  it('sends nothing once it has ended', () => {
    assert.equal(commandOf({ sagaId, status: 'completed', step: 3 }), undefined);
    assert.equal(commandOf({ sagaId, status: 'compensated', step: 0 }), undefined);
  });
});

/** The participants and the broker: they go on when our process dies. */
class World {
  /** What was done, in order. */
  readonly effects: string[] = [];
  /** On their way to us; the first is removed when we acknowledge it. */
  readonly replies: SagaReply[] = [];
  now = 0;
  readonly #refused: string;
  readonly #crash: CrashPoint;
  readonly #replyOf = new Map<string, SagaReply>();

  constructor(refused: string, crash = new CrashPoint()) {
    this.#refused = refused;
    this.#crash = crash;
  }

  send = async (command: SagaCommand): Promise<void> => {
    this.#crash.reach();
    this.deliver(command);
    this.#crash.reach();
  };

  /** A participant acts once a key, and repeats its reply. */
  protected deliver({ key, name, sagaId }: SagaCommand): void {
    const reply = this.#replyOf.get(key) ?? {
      key,
      sagaId,
      outcome: name === this.#refused ? 'refused' : 'done',
    };
    if (!this.#replyOf.has(key) && reply.outcome === 'done') this.effects.push(name);
    this.#replyOf.set(key, reply);
    this.replies.push(reply);
  }
}

/** Loses every command when it is first sent, and delivers it twice when it is sent again. */
class LossyWorld extends World {
  readonly #lost = new Set<string>();

  protected override deliver(command: SagaCommand): void {
    if (this.#lost.has(command.key)) {
      super.deliver(command);
      super.deliver(command);
    }
    this.#lost.add(command.key);
  }
}

/** One life of the process, until the saga has ended. */
async function live(
  file: string,
  world: World,
  crash = new CrashPoint(),
): Promise<OrderFulfillmentSaga['status'] | undefined> {
  const database = new CrashingDatabase(file, sagaTables, crash);
  const store = new SagaStore(database, () => world.now);
  try {
    await start(store.inTransaction, sagaId);
    for (;;) {
      await relayCommands(store, world.send);
      const [reply] = world.replies;
      if (reply === undefined) {
        const [waiting] = await store.overdue(++world.now);
        if (waiting === undefined) return (await store.find(sagaId))?.status;
        await resendOverdue(store, world.now);
      } else {
        await handleReply(store.inTransaction, reply);
        world.replies.shift();
      }
    }
  } finally {
    database.close();
  }
}
