import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import fc from 'fast-check';
import { analyse } from '../../../src/core/analysis/analyse.ts';
import { defaultConfig } from '../../../src/core/lint/config.ts';
import { applyEdits } from '../../../src/core/lint/edits.ts';
import { lint } from '../../../src/core/lint/engine.ts';
import { rules } from '../../../src/core/lint/rules/index.ts';
import { findingsIn, parser } from './support.ts';

const root = join(import.meta.dirname, '../../../src/core/lint/rules');
const fixtures = join(import.meta.dirname, '../../fixtures');
const files = [
  ...globSync('*/examples/*/{bad,good}.*', { cwd: root }).map((name) => join(root, name)),
  ...globSync('{csharp,python,go}/*', { cwd: fixtures }).map((name) => join(fixtures, name)),
].sort();
const endings = [...new Set(files.map((file) => extname(file)))];

/** A real file; each language comes as often as another. */
const example = fc.oneof(
  ...endings.map((ending) =>
    fc.constantFrom(
      ...files
        .filter((file) => file.endsWith(ending))
        .map((file) => ({ path: `src/example${ending}`, text: readFileSync(file, 'utf8') })),
    ),
  ),
);

const scraps = [
  '',
  ' ',
  '\n',
  '{',
  '}',
  '(',
  ')',
  "'",
  '`',
  '${',
  '"""',
  '@"',
  '$"{',
  '?.',
  '#if X\n',
  '\n        ',
  ':',
  ':=',
  '<-',
  "f'{",
  'lambda ',
  '/*',
  '*/',
  '//',
  ';',
  'await ',
  '=>',
  '.',
  'a',
  '😀',
  '\r\n',
  '@',
  '<',
  'new Date()',
];

/** A change at a share of the text: how much goes, what comes. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 40 }),
  insert: fc.oneof(fc.constantFrom(...scraps), fc.string({ maxLength: 12 })),
});

function edited(text: string, changes: readonly { at: number; remove: number; insert: string }[]): string {
  return changes.reduce((now, { at, remove, insert }) => {
    const start = Math.floor(at * now.length);
    return now.slice(0, start) + insert + now.slice(start + remove);
  }, text);
}

describe('lint, whatever the text', () => {
  it('gives findings whose ranges lie in the text, and never fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        example,
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async ({ path, text }, changes) => {
          const now = edited(text, changes);
          const lines = now.split('\n');
          for (const finding of await findingsIn(now, { path, config: { allRules: true } })) {
            const ranges = [
              finding.range,
              ...finding.related.map(({ range }) => range),
              ...finding.fixes.flatMap(({ edits }) => edits.map(({ range }) => range)),
            ];
            for (const { start, end } of ranges) {
              assert.ok(
                start.line < end.line || (start.line === end.line && start.character <= end.character),
              );
              assert.ok(end.line < lines.length);
              assert.ok(end.character <= (lines[end.line] ?? '').length);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('offers fixes that make no syntax error, and a safe one takes its finding away', async () => {
    await fc.assert(
      fc.asyncProperty(example, fc.array(change, { maxLength: 2 }), async ({ path, text }, changes) => {
        const now = edited(text, changes);
        const before = await analyse(parser, path, now);
        if (!('model' in before)) return;
        const findings = lint(before.model, now, rules, { ...defaultConfig, allRules: true });
        for (const [finding, fix] of findings.flatMap((one) => one.fixes.map((fix) => [one, fix] as const))) {
          const fixed = applyEdits(now, fix.edits);
          const after = await analyse(parser, path, fixed);
          if (!('model' in after)) continue;
          // In a text that is broken already, recovery may see the same break in another way.
          if (before.model.syntaxErrors === 0)
            assert.equal(after.model.syntaxErrors, 0, `${finding.rule} breaks:\n${fixed}`);
          if (!fix.safe) continue;
          const alike = (list: typeof findings) =>
            list.filter(({ rule, messageKey }) => rule === finding.rule && messageKey === finding.messageKey)
              .length;
          const left = lint(after.model, fixed, rules, { ...defaultConfig, allRules: true });
          assert.ok(alike(left) < alike(findings), `${finding.rule} is still there:\n${fixed}`);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('tells the same after many edits as of a fresh text', async () => {
    await fc.assert(
      fc.asyncProperty(
        example,
        fc.array(change, { minLength: 1, maxLength: 12 }),
        async ({ path, text }, changes) => {
          const document = parser.forDocument();
          try {
            let now = text;
            await analyse(document, path, now);
            for (const one of changes) {
              now = edited(now, [one]);
              assert.deepEqual(await analyse(document, path, now), await analyse(parser, path, now));
            }
          } finally {
            document.close();
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not grow the memory of the parser', () => {
    const script = join(import.meta.dirname, 'parserMemory.ts');
    const { stdout } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
    const { settled, end } = JSON.parse(stdout) as { settled: number; end: number };
    assert.ok(settled > 0);
    assert.equal(end, settled);
  }).timeout(60_000);
});
