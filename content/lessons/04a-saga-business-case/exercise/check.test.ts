import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { Rng } from '../../../shop/rng.ts';
import type { OrderState, Orders, Services } from './solution.ts';

const { checkout, recover } = await subject<typeof import('./solution.ts')>(import.meta.url);

const ORDERS = 40;

/** A world in which calls get lost before or after they are done, and in which the process dies. */
class World implements Services, Orders {
  readonly states = new Map<string, OrderState>();
  readonly reserved = new Set<string>();
  readonly charged = new Set<string>();
  readonly #rng: Rng;
  #rough = true;
  #dead = false;

  constructor(seed: number) {
    this.#rng = new Rng(seed);
  }

  reserve(orderId: string): 'reserved' | 'refused' {
    if (orderId.endsWith('7')) return this.#call(() => 'refused');
    return this.#call(() => {
      this.reserved.add(orderId);
      return 'reserved';
    });
  }

  charge(orderId: string): 'charged' | 'declined' {
    if (orderId.endsWith('4')) return this.#call(() => 'declined');
    return this.#call(() => {
      this.charged.add(orderId);
      return 'charged';
    });
  }

  release(orderId: string): void {
    this.#call(() => this.reserved.delete(orderId));
  }

  refund(orderId: string): void {
    this.#call(() => this.charged.delete(orderId));
  }

  set(orderId: string, state: OrderState): void {
    this.#live();
    this.states.set(orderId, state);
  }

  in(state: OrderState): string[] {
    return [...this.states].filter(([, each]) => each === state).map(([orderId]) => orderId);
  }

  /** Runs `work` in a process that may die; then everything in it fails until the next one starts. */
  process(work: () => void): void {
    this.#dead = false;
    try {
      work();
    } catch {
      this.#dead = false;
    }
  }

  calm(): void {
    this.#rough = false;
  }

  #call<T>(effect: () => T): T {
    this.#live();
    if (this.#rough && this.#rng.chance(0.05)) throw new Error('the request was lost');
    const answer = effect();
    if (this.#rough && this.#rng.chance(0.02)) this.#dead = true;
    this.#live();
    if (this.#rough && this.#rng.chance(0.05)) throw new Error('the answer was lost');
    return answer;
  }

  #live(): void {
    if (this.#dead) throw new Error('the process is dead');
  }
}

function run(seed: number): World {
  const world = new World(seed);
  for (let nth = 1; nth <= ORDERS; nth++) {
    world.process(() => checkout(`ord-${1000 + nth}`, world, world));
    if (nth % 10 === 0) world.process(() => recover(world, world));
  }
  world.calm();
  for (let again = 0; again < 3; again++) world.process(() => recover(world, world));
  return world;
}

function census({ states, reserved, charged }: World): string[] {
  return [...states].flatMap(([orderId, state]) => {
    const holds = `${charged.has(orderId) ? 'paid' : 'unpaid'}, ${reserved.has(orderId) ? 'reserved' : 'not reserved'}`;
    const right = state === 'APPROVED' ? 'paid, reserved' : 'unpaid, not reserved';
    const settled = state === 'APPROVED' || state === 'REJECTED';
    return settled && holds === right ? [] : [`${orderId} ${state}: ${holds}`];
  });
}

test('the census of broken orders is empty for 50 seeds', () => {
  for (let seed = 1; seed <= 50; seed++) assert.deepEqual(census(run(seed)), [], `seed ${seed}`);
});

test('most orders are approved: rejecting everybody is no solution', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const { states } = run(seed);
    const approved = [...states.values()].filter((state) => state === 'APPROVED').length;
    assert.ok(approved >= ORDERS * 0.4, `seed ${seed}: ${approved} of ${ORDERS}`);
  }
});
