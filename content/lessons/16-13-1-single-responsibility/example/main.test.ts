import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openModules } from './app.ts';
import { transcript } from './golden.ts';
import { crossing, cycle, importsOf, readSources } from './importGraph.ts';
import { openMonolith } from './monolith.ts';

const golden = readFileSync(new URL('golden.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');
const sources = readSources(fileURLToPath(new URL('.', import.meta.url)));

test('the monolith answers as recorded', () => {
  assert.deepEqual(transcript(openMonolith()), golden);
});

test('the modules answer as the monolith did', () => {
  assert.deepEqual(transcript(openModules().handle), golden);
});

test('no module imports another, and no import runs in a circle', () => {
  assert.deepEqual(crossing(importsOf(sources)), []);
  assert.equal(cycle(importsOf(sources)), undefined);
});

test('the import graph sees a planted import and a planted circle', () => {
  const planted = new Map(sources);
  planted.set('modules/payment/late.ts', "import { Orders } from '../order/internal/store.ts';");
  assert.deepEqual(crossing(importsOf(planted)), [
    { from: 'modules/payment/late.ts', to: 'modules/order/internal/store.ts' },
  ]);

  planted.set('modules/order/internal/store.ts', "import type { Late } from '../../payment/late.ts';");
  assert.ok(cycle(importsOf(planted))?.includes('modules/payment/late.ts'));
});
