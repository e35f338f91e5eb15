import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { Crash } from '../../../shop/faultPlan.ts';
import type { Command, Heard, Ports, Saga } from './solution.ts';

const { decide, hear, restart } = await subject<typeof import('./solution.ts')>(import.meta.url);

beforeEach(() => {
  let now = Date.parse('2026-01-05T09:00:00Z');
  Date.now = () => now++; // Time passes between any two looks at the clock.
});

const ANSWERS = { CapturePayment: 'PaymentCaptured', ApproveOrder: 'OrderApproved' } as const;

/** Database, participants and broker, and a process that dies at the n-th chance. */
class World implements Ports {
  readonly sagas = new Map<string, Saga>();
  readonly outbox = new Map<string, Command>();
  readonly done: Command[] = [];
  readonly queue: Heard[] = [];
  chances = 0;
  died = false;
  readonly #dieAt: number;

  constructor(dieAt: number) {
    this.#dieAt = dieAt;
  }

  load(sagaId: string): Saga | undefined {
    return this.sagas.get(sagaId);
  }

  commit(saga: Saga, waiting: readonly Command[] = []): void {
    this.#mayDie();
    this.sagas.set(saga.sagaId, saga);
    for (const command of waiting) this.outbox.set(command.id, command);
    this.#mayDie();
  }

  waiting(): readonly Command[] {
    return [...this.outbox.values()];
  }

  send(command: Command): void {
    this.#mayDie();
    if (!this.done.some(({ id }) => id === command.id)) this.done.push(command);
    this.queue.push({ sagaId: command.sagaId, type: ANSWERS[command.type] });
    this.#mayDie();
  }

  sent(id: string): void {
    this.#mayDie();
    this.outbox.delete(id);
    this.#mayDie();
  }

  #mayDie(): void {
    if (++this.chances !== this.#dieAt) return;
    this.died = true;
    throw new Crash(`chance ${this.chances}`);
  }
}

/** One order. The customer asks once and does not come back; the broker delivers answers until they are handled. */
function run(dieAt: number): World {
  const world = new World(dieAt);
  survive(world, () => hear({ sagaId: 'ord-1001', type: 'OrderPlaced' }, world));
  for (let turn = 0; turn < 20 && world.queue.length > 0; turn++) {
    const [answer] = world.queue;
    if (answer && survive(world, () => hear(answer, world))) world.queue.shift();
  }
  return world;
}

function survive(world: World, work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    restart(world);
    return false;
  }
}

const times = ({ done }: World, type: Command['type']) => done.filter((each) => each.type === type).length;

test('crash matrix: one capture and one approval, or no saga at all', () => {
  for (let dieAt = 1; ; dieAt++) {
    const world = run(dieAt);
    const saga = world.sagas.get('ord-1001');
    const expected = saga ? 1 : 0;
    assert.equal(times(world, 'CapturePayment'), expected, `died at chance ${dieAt}: captures`);
    assert.equal(times(world, 'ApproveOrder'), expected, `died at chance ${dieAt}: approvals`);
    if (saga) assert.equal(saga.awaiting, 'nothing', `died at chance ${dieAt}`);
    if (!world.died) break;
  }
});

test('a timeout asks again with the same id', () => {
  const first = decide(undefined, { sagaId: 'ord-1001', type: 'OrderPlaced' });
  const again = decide(first?.saga, { sagaId: 'ord-1001', type: 'TimedOut' });
  assert.deepEqual(again?.send, first?.send);
});
