import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';
import { subject } from './exercise.ts';

/** A check that stands where the shop's own files stand: its `broken.ts` is missing, `rng.ts` is there. */
const check = import.meta.url;

test('the subject is broken.ts beside the check', async () => {
  delete process.env.PATTERNBOOK_SUBJECT;
  await assert.rejects(subject(check), /broken\.ts/);
});

test('the environment names another subject, relative to the check', async () => {
  process.env.PATTERNBOOK_SUBJECT = 'rng.ts';
  const { Rng } = await subject<typeof import('./rng.ts')>(check);
  assert.equal(new Rng(1).int(4, 4), 4);
});
