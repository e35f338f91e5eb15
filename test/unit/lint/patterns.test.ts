import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { patternFor, rulesWithPattern } from '../../../src/core/lint/patterns.ts';
import { allRules } from '../../../src/core/lint/rules/index.ts';
import { snippetLanguages } from '../../../src/core/snippets/snippet.ts';

const templates = join(import.meta.dirname, '../../../content/snippets');

describe('patterns that put right what rules find', () => {
  it('are named for rules that exist', () => {
    const ids = allRules.map(({ id }) => id);
    assert.deepEqual(
      rulesWithPattern.filter((rule) => !ids.includes(rule)),
      [],
    );
  });

  it('are named on the pages of the rules', () => {
    for (const rule of rulesWithPattern) {
      for (const page of ['doc.en.md', 'doc.ko.md']) {
        const text = readFileSync(
          join(import.meta.dirname, '../../../src/core/lint/rules', rule, page),
          'utf8',
        );
        assert.ok(text.includes(`\`${patternFor(rule, 'typescript')}\``), `${rule}/${page}`);
      }
    }
  });

  it('exist in every language they are offered in', () => {
    for (const rule of rulesWithPattern) {
      for (const language of ['typescript', 'java', 'csharp', 'python', 'go'] as const) {
        const prefix = patternFor(rule, language);
        const file = `${language}/${prefix}.${snippetLanguages[language].extension}`;
        assert.ok(prefix === undefined || existsSync(join(templates, file)), `${rule}: ${file}`);
      }
      assert.notEqual(patternFor(rule, 'typescript'), undefined, rule);
    }
  });
});
