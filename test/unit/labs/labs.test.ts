import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runsTypeScript } from '../../../src/core/labs/nodeVersion.ts';
import { OutputBuffer } from '../../../src/core/labs/outputBuffer.ts';
import { frameIn, parseTestReport } from '../../../src/core/labs/testReport.ts';

const reporter = fileURLToPath(new URL('../../../content/shop/reporter.ts', import.meta.url));

describe('test report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'patternbook-report-'));
  after(() => rmSync(folder, { recursive: true }));

  function runTests(name: string, text: string) {
    const file = join(folder, name);
    writeFileSync(file, text);
    const { stdout } = spawnSync(process.execPath, ['--test', `--test-reporter=${reporter}`, file], {
      encoding: 'utf8',
      env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    });
    return { file, outcomes: parseTestReport(stdout) };
  }

  it('holds each test with its line, and the place of a failure', () => {
    const { file, outcomes } = runTests(
      'mixed.test.mjs',
      [
        "import { test } from 'node:test';",
        "test('holds', () => console.log('{not json'));",
        "test('breaks', () => {",
        "  throw new Error('two captures');",
        '});',
      ].join('\n'),
    );
    assert.deepEqual(
      outcomes.map(({ name, passed, line, message }) => ({ name, passed, line, message })),
      [
        { name: 'holds', passed: true, line: 2, message: undefined },
        { name: 'breaks', passed: false, line: 3, message: 'two captures' },
      ],
    );
    assert.deepEqual(frameIn(outcomes[1]?.stack ?? '', file), { line: 4, column: 9 });
  });

  it('says so when the file itself does not load', () => {
    const { outcomes } = runTests('broken.test.mjs', 'this is not a program');
    assert.deepEqual(
      outcomes.map(({ passed }) => passed),
      [false],
    );
  });
});

describe('output buffer', () => {
  it('keeps the beginning of a flood and counts the rest', () => {
    const buffer = new OutputBuffer(5);
    buffer.add('abc');
    buffer.add('defg');
    buffer.add('h');
    assert.deepEqual(buffer.take(), { text: 'abcde', dropped: 3 });
    buffer.add('i');
    assert.deepEqual(buffer.take(), { text: 'i', dropped: 0 });
  });
});

describe('Node version', () => {
  for (const version of ['v22.18.0', 'v24.0.1', '22.20.0', 'v23.6.0\n']) {
    it(`${version.trim()} runs the examples`, () => assert.ok(runsTypeScript(version)));
  }
  for (const version of ['v22.17.9', 'v20.20.2', 'v23.5.0', 'not found', '']) {
    it(`${version || 'no answer'} does not`, () => assert.ok(!runsTypeScript(version)));
  }
});
