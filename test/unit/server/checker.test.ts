import assert from 'node:assert/strict';
import { createParser } from '../../../src/core/analysis/parser.ts';
import { defaultConfig } from '../../../src/core/lint/config.ts';
import { rules } from '../../../src/core/lint/rules/index.ts';
import { check, checkNow } from '../../../src/server/checker.ts';
import { nodeParserFiles } from '../../../src/server/parserFiles.ts';

const text =
  'async function f(orderRepository, bus) { await orderRepository.save(o); await bus.publish(o); }';

describe('checker', () => {
  const parser = createParser(nodeParserFiles());

  it('says why a file is left out, before it looks into the file', async () => {
    assert.deepEqual(await check(parser, 'test/order.ts', text, rules, defaultConfig), { skipped: 'test' });
    assert.deepEqual(await check(parser, 'order.sql', text, rules, defaultConfig), { skipped: 'language' });
  });

  it('finds at once, with loaded grammars, what it finds by waiting', async () => {
    const loaded = await parser.load(['typescript']);
    const now = checkNow(loaded, 'src/order.ts', text, rules, defaultConfig);
    assert.ok('findings' in now);
    assert.equal(now.findings.length, 1);
    assert.deepEqual(now, await check(parser, 'src/order.ts', text, rules, defaultConfig));
    assert.throws(() => checkNow(loaded, 'src/order.js', text, rules, defaultConfig), RangeError);
  });
});
