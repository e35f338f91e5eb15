import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rng } from './rng.ts';

test('a seed gives the same numbers every time, another seed gives others', () => {
  const draw = (seed: number) => {
    const rng = new Rng(seed);
    return [rng.next(), rng.next(), rng.next()];
  };
  assert.deepEqual(draw(1), [0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
  assert.notDeepEqual(draw(1), draw(2));
});

test('int reaches both ends and nothing beyond', () => {
  const rng = new Rng(3);
  const drawn = new Set(Array.from({ length: 200 }, () => rng.int(2, 5)));
  assert.deepEqual([...drawn].sort(), [2, 3, 4, 5]);
});

test('chance is never true at 0 and always at 1', () => {
  const rng = new Rng(4);
  assert.ok(Array.from({ length: 100 }, () => rng.chance(0)).every((hit) => !hit));
  assert.ok(Array.from({ length: 100 }, () => rng.chance(1)).every((hit) => hit));
});

test('shuffle keeps every item and leaves its argument alone', () => {
  const items = [1, 2, 3, 4, 5, 6, 7, 8];
  const shuffled = new Rng(5).shuffle(items);
  assert.deepEqual(items, [1, 2, 3, 4, 5, 6, 7, 8]);
  assert.notDeepEqual(shuffled, items);
  assert.deepEqual(shuffled.sort(), items);
});

test('pick takes an item, and nothing can be picked from nothing', () => {
  const rng = new Rng(6);
  const picked = new Set(Array.from({ length: 50 }, () => rng.pick(['a', 'b', 'c'])));
  assert.deepEqual([...picked].sort(), ['a', 'b', 'c']);
  assert.throws(() => rng.pick([]), RangeError);
});
