import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toJavaScript } from '../../../src/build/javascriptSnippets.ts';
import { readTemplates } from '../../../src/build/snippets.ts';
import { expansionsOf } from './expansions.ts';
import { lintFindings } from './lintFindings.ts';

const root = join(import.meta.dirname, '../../..');

describe('JavaScript patterns', function () {
  this.timeout(60_000);
  const files = new Map<string, string>();
  let folder: string;

  before(async () => {
    const { templates } = await readTemplates(root);
    const typescript = templates.filter(({ snippet }) => snippet.language === 'typescript');
    folder = mkdtempSync(join(tmpdir(), 'patternbook-'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const template of await toJavaScript(typescript)) {
      for (const [name, code] of expansionsOf(template)) files.set(name, code);
    }
    // A package each: variants of a pattern handle the same messages.
    for (const [name, code] of files) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'package.json'), JSON.stringify({ name, type: 'module' }));
      writeFileSync(join(folder, name, 'pattern.js'), code);
    }
  });
  after(() => rmSync(folder, { recursive: true }));

  it('are all TypeScript patterns but those with decorators', async () => {
    const { templates } = await readTemplates(root);
    const missing = templates
      .filter(({ snippet }) => snippet.language === 'typescript' && !files.has(snippet.prefix))
      .map(({ snippet }) => snippet.prefix);
    assert.deepEqual(
      missing.filter((prefix) => !prefix.endsWith('-nestjs')),
      [],
    );
  });

  it('have their types in comments', () => {
    const left = [...files].filter(([, code]) => /^(?:export )?(?:interface|type) /m.test(code));
    assert.deepEqual(left, []);
    assert.match(
      files.get('pb-snapshot') ?? '',
      /@property {number} eventCount How many events are folded in\./,
    );
  });

  it('load, at their defaults and renamed', async () => {
    for (const name of files.keys()) {
      const module: unknown = await import(pathToFileURL(join(folder, name, 'pattern.js')).href);
      assert.notEqual(Object.keys(module as object).length, 0, name);
    }
  });

  it('pass our own lint', () => assert.equal(lintFindings(folder), ''));
});
