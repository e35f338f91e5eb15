import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';

const { forecast } = await subject<typeof import('./solution.ts')>(import.meta.url);

const hops = (count: number, availability: number, attempts = 1) =>
  Array.from({ length: count }, () => ({ availability, attempts }));

const chains = [
  { name: 'one call', chain: hops(1, 0.999), percent: '99.900', worstLoad: 1 },
  { name: 'five calls', chain: hops(5, 0.999), percent: '99.501', worstLoad: 1 },
  {
    name: 'one weak hop',
    chain: [...hops(4, 0.9999), ...hops(1, 0.95)],
    percent: '94.962',
    worstLoad: 1,
  },
  { name: 'one call, asked twice', chain: hops(1, 0.9, 2), percent: '99.000', worstLoad: 2 },
  {
    name: 'the weak hop last, asked three times',
    chain: [...hops(1, 0.99), ...hops(1, 0.9, 3)],
    percent: '98.901',
    worstLoad: 3,
  },
  { name: 'three layers, each asks three times', chain: hops(3, 0.9, 3), percent: '99.897', worstLoad: 27 },
];

for (const { name, chain, percent, worstLoad } of chains) {
  test(`${name}: ${percent}%, up to ${worstLoad} calls`, () => {
    const { availability, worstLoad: load } = forecast(chain);
    assert.equal((availability * 100).toFixed(3), percent);
    assert.equal(load, worstLoad);
  });
}
