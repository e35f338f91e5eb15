import assert from 'node:assert/strict';
import Ajv from 'ajv';
import { defaultConfig, mergeConfigs, parseConfig } from '../../../src/core/lint/config.ts';
import { configSchema } from '../../../src/core/lint/configSchema.ts';
import { allRules, ruleIds } from '../../../src/core/lint/rules/index.ts';
import { findingsIn } from './support.ts';

const file = '.patternbookrc.json';

describe('.patternbookrc.json', () => {
  it('is read as a whole', () => {
    const text = `{
      "$schema": "x", "rules": { "pub-unawaited": "error" }, "allRules": true, "includeTests": true,
      "ignore": ["dist/**"], "maxFileSize": 1000, "projections": "inline"
    }`;
    const { config, problems } = parseConfig(text, file, ruleIds);
    assert.deepEqual(problems, []);
    assert.deepEqual(config, {
      rules: { 'pub-unawaited': 'error' },
      allRules: true,
      includeTests: true,
      ignore: ['dist/**'],
      maxFileSize: 1000,
      options: { projections: 'inline' },
    });
  });

  it('keeps what is right and says what is wrong, with its line', () => {
    const text = `{
  "rules": {
    "no-such-rule": "error",
    "pub-unawaited": "loud",
    "outbox-dual-write": "hint"
  },
  "includeTests": "yes",
  "maxFileSize": 0,
  "extra": 1
}`;
    const { config, problems } = parseConfig(text, file, ruleIds);
    assert.deepEqual(config, { rules: { 'outbox-dual-write': 'hint' } });
    assert.deepEqual(
      problems.map(({ line }) => line),
      [3, 4, 7, 8, 9],
    );
    assert.match(problems[0]?.message ?? '', /no rule "no-such-rule"/);
  });

  it('reports broken JSON once, where it breaks', () => {
    const { config, problems } = parseConfig('{\n  "rules": {\n}', file, ruleIds);
    assert.deepEqual(config, {});
    assert.equal(problems.length, 1);
    assert.equal(problems[0]?.line, 3);
    assert.deepEqual(parseConfig('[]', file, ruleIds).problems.length, 1);
  });

  it('is described by a schema that knows every rule', () => {
    const validate = new Ajv().compile(configSchema(allRules));
    for (const id of ruleIds) assert.ok(validate({ rules: { [id]: 'off' } }), id);
    assert.ok(!validate({ rules: { 'no-such-rule': 'off' } }));
    assert.ok(!validate({ rules: { [ruleIds[0] ?? '']: 'loud' } }));
    assert.ok(!validate({ extra: true }));
    const { options, ...rest } = defaultConfig;
    assert.ok(validate({ ...rest, ...options }), 'the schema has every setting');
  });
});

describe('configuration', () => {
  it('lets the later win and joins rules', () => {
    const merged = mergeConfigs(
      { rules: { a: 'off', b: 'error' }, includeTests: true },
      { rules: { b: 'hint' }, maxFileSize: 5 },
    );
    assert.deepEqual(merged.rules, { a: 'off', b: 'hint' });
    assert.deepEqual([merged.includeTests, merged.maxFileSize], [true, 5]);
  });

  it('sets the severity of all findings of a rule, or turns it off', async () => {
    const text =
      'async function f(orderRepository, bus) { await orderRepository.save(o); await bus.publish(o); }';
    const severityOf = async (level: 'error' | 'default' | 'off') =>
      (await findingsIn(text, { config: { rules: { 'outbox-dual-write': level } } })).map(
        ({ severity }) => severity,
      );
    assert.deepEqual(await severityOf('error'), ['error']);
    assert.deepEqual(await severityOf('default'), ['warning']);
    assert.deepEqual(await severityOf('off'), []);
  });

  it('leaves out tests and browser code', async () => {
    const text =
      'async function f(orderRepository, bus) { await orderRepository.save(o); await bus.publish(o); }';
    const count = async (path: string, includeTests = false) =>
      (await findingsIn(text, { path, config: { includeTests } })).length;
    assert.equal(await count('src/order.ts'), 1);
    for (const path of [
      'test/order.ts',
      'src/order.spec.ts',
      'src/__tests__/order.ts',
      'packages/order-tests/a.ts',
    ]) {
      assert.equal(await count(path), 0, path);
      assert.equal(await count(path, true), 1, path);
    }
    for (const path of ['src/Order.tsx', 'frontend/order.ts', 'public/sw.js'])
      assert.equal(await count(path), 0, path);
  });
});
