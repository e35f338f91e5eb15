import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits, safeFixes } from '../../../src/core/lint/edits.ts';
import type { RuleInfo } from '../../../src/core/lint/rule.ts';
import { allRules, rules, workspaceRules } from '../../../src/core/lint/rules/index.ts';
import type { WorkspaceRule } from '../../../src/core/lint/workspaceRule.ts';
import { caretOf, readCarets } from './carets.ts';
import { findingsIn, workspaceFindingsIn } from './support.ts';

const root = join(import.meta.dirname, '../../../src/core/lint/rules');
const content = join(import.meta.dirname, '../../../content/lessons');
const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const endings = { typescript: 'ts', java: 'java', csharp: 'cs', python: 'py', go: 'go' } as const;

describe('rules', () => {
  it('are listed in the index exactly as there are folders', () => {
    assert.deepEqual(
      allRules.map((rule) => rule.id),
      folders.map((folder) => folder.name).sort(),
    );
  });

  it('link to headings that their lessons have', () => {
    const missing = allRules
      .map(({ lesson }) => lesson)
      .filter((lesson) => {
        const [slug = '', heading = ''] = lesson.split('#');
        const file = join(content, slug, 'en.md');
        const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
        // A lesson still to come has no headings of its own.
        return text !== '' && !text.includes('{#todo-') && !text.includes(`{#${heading}}`);
      });
    assert.deepEqual(missing, []);
  });

  for (const rule of rules) {
    const folder = join(root, rule.id);

    describe(rule.id, () => {
      isTold(rule);

      for (const language of rule.languages) {
        const example = (name: string) => join(folder, 'examples', language, `${name}.${endings[language]}`);
        const path = `src/example.${endings[language]}`;
        const find = (text: string) => findingsIn(text, { path, only: [rule], config: { allRules: true } });

        it(`reports exactly what is marked in bad (${language})`, async () => {
          const { text, expected } = readCarets(readFileSync(example('bad'), 'utf8'));
          const found = (await find(text)).map((finding) => caretOf(finding, text));
          assert.ok(expected.length > 0, 'the bad example marks nothing');
          assert.deepEqual(found.sort(), expected);
        });

        it(`reports nothing in good (${language})`, async () => {
          const text = readFileSync(example('good'), 'utf8');
          assert.deepEqual(
            (await find(text)).map((finding) => caretOf(finding, text)),
            [],
          );
        });

        it(`makes fixed out of bad by its safe fixes (${language})`, async () => {
          const { text } = readCarets(readFileSync(example('bad'), 'utf8'));
          const edits = safeFixes(await find(text)).flatMap((fix) => fix.edits);
          assert.equal(
            edits.length > 0,
            existsSync(example('fixed')),
            'fixed stands beside bad where there are safe fixes',
          );
          if (edits.length > 0) assert.equal(applyEdits(text, edits), readFileSync(example('fixed'), 'utf8'));
        });

        it(`makes offered out of bad by the first fix of each finding (${language})`, async () => {
          const { text } = readCarets(readFileSync(example('bad'), 'utf8'));
          const fixes = (await find(text)).flatMap(({ fixes: [first] }) => first ?? []);
          const offers = fixes.some((fix) => !fix.safe);
          assert.equal(
            offers,
            existsSync(example('offered')),
            'offered stands beside bad where fixes are offered that are not safe',
          );
          const edits = fixes.flatMap((fix) => fix.edits);
          if (offers) assert.equal(applyEdits(text, edits), readFileSync(example('offered'), 'utf8'));
        });
      }
    });
  }

  for (const rule of workspaceRules) {
    const folder = join(root, rule.id);

    describe(rule.id, () => {
      isTold(rule);

      for (const language of rule.languages) {
        const example = (name: string) => join(folder, 'examples', language, name);

        it(`reports exactly what is marked in the files of bad (${language})`, async () => {
          const { files, expected } = readFolder(example('bad'));
          assert.ok(expected.length > 0, 'the bad example marks nothing');
          assert.deepEqual(await carets(files, rule), expected);
        });

        it(`reports nothing in the files of good (${language})`, async () => {
          assert.deepEqual(await carets(readFolder(example('good')).files, rule), []);
        });
      }
    });
  }
});

function isTold(rule: RuleInfo): void {
  it('is told in both languages, with a link to its lesson', () => {
    for (const locale of ['en', 'ko']) {
      const file = join(root, rule.id, `doc.${locale}.md`);
      assert.ok(existsSync(file), `missing ${rule.id}/doc.${locale}.md`);
      const [slug, heading] = rule.lesson.split('#');
      const doc = readFileSync(file, 'utf8');
      assert.ok(
        doc.includes(`(../${slug}/#${heading})`),
        `${rule.id}/doc.${locale}.md has no link to ${rule.lesson}`,
      );
      assert.equal(doc.match(/^## /gm)?.length, 4, `${rule.id}/doc.${locale}.md must have four sections`);
    }
  });

  it('uses every message of its own', () => {
    const source = readFileSync(join(root, rule.id, 'rule.ts'), 'utf8');
    for (const key of Object.keys(rule.messages))
      assert.ok(source.includes(`'${key}'`) || source.includes(`${key}:`), key);
  });
}

/** The files of an example without their caret lines, and as `file:line:from-to key` what these say must be found. */
function readFolder(folder: string) {
  const files: Record<string, string> = {};
  const expected: string[] = [];
  for (const file of globSync('**/*.*', { cwd: folder })) {
    const marked = readCarets(readFileSync(join(folder, file), 'utf8'));
    files[file] = marked.text;
    expected.push(...marked.expected.map((caret) => `${file}:${caret}`));
  }
  return { files, expected: expected.sort() };
}

async function carets(files: Record<string, string>, rule: WorkspaceRule): Promise<string[]> {
  const found = await workspaceFindingsIn(files, [rule]);
  return found.map(({ file, finding }) => `${file}:${caretOf(finding, files[file] ?? '')}`).sort();
}
