import assert from 'node:assert/strict';
import {
  parseKeptPlan,
  parsePlaygroundMessage,
  parsePlaygroundShow,
} from '../../../src/protocol/playground.ts';

describe('messages of the playground', () => {
  for (const message of [
    { type: 'ready' },
    { type: 'plan', plan: 'seed=7' },
    { type: 'copyLink', plan: 'seed=7' },
    { type: 'openLesson', slug: '04-saga-pattern' },
    { type: 'failed', message: 'no idle clock' },
  ]) {
    it(`are read: ${JSON.stringify(message)}`, () =>
      assert.deepEqual(parsePlaygroundMessage(message), message));
  }

  it('are refused where they are none', () => {
    assert.equal(parsePlaygroundMessage({ type: 'plan' }), undefined);
    assert.equal(parsePlaygroundMessage({ type: 'run', slug: 'x' }), undefined);
    assert.equal(parsePlaygroundShow({ type: 'show', locale: 'fr', plan: '' }), undefined);
  });

  it('of the host are read, and so is what the page kept', () => {
    const show = { type: 'show', locale: 'ko', plan: 'seed=7' };
    assert.deepEqual(parsePlaygroundShow(show), show);
    assert.deepEqual(parseKeptPlan({ plan: 'seed=7', more: 1 }), { plan: 'seed=7' });
    assert.equal(parseKeptPlan(null), undefined);
  });
});
