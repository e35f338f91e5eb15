import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTemplates } from '../../../src/build/snippets.ts';
import { locales } from '../../../src/core/locale.ts';
import { expandFile, expandSnippet } from '../../../src/core/snippets/expand.ts';
import { inOfferOrder } from '../../../src/core/snippets/order.ts';
import { snippetLanguages } from '../../../src/core/snippets/snippet.ts';

const root = join(import.meta.dirname, '../../..');
const { templates, problems } = await readTemplates(root);
const slugs = new Set(
  [...readFileSync(join(root, 'content/index.en.md'), 'utf8').matchAll(/\]\(\.\/([\w-]+)\.md\)/g)].map(
    ([, slug]) => slug,
  ),
);

describe('snippet templates', () => {
  it('have no problems', () => {
    assert.deepEqual(problems, []);
    assert.ok(templates.length >= 6);
  });

  for (const { snippet, code, surrounds } of templates) {
    describe(`${snippet.language}/${snippet.prefix}`, () => {
      it('gives the code of its template when it is expanded at its defaults', () => {
        const { indent } = snippetLanguages[snippet.language];
        if (surrounds === undefined) {
          assert.equal(withoutGaps(expandFile(snippet, { indent })), withoutGaps(code));
        } else {
          const expanded = expandSnippet(snippet.body, { indent, selected: surrounds });
          assert.ok(withoutIndent(code).includes(withoutIndent(expanded)), expanded);
        }
      });

      it('names a section of a lesson of the book', () => {
        const { slug, heading } = snippet.lesson;
        assert.ok(slugs.has(slug), slug);
        const file = join(root, 'content/lessons', slug, 'en.md');
        assert.ok(readFileSync(file, 'utf8').includes(`{#${heading}}`), `${slug} has no heading ${heading}`);
      });

      it('is offered first to a file that imports its framework, if it has one', () => {
        assert.equal(snippet.needs.length > 0, snippet.framework !== undefined);
        const imports = snippet.preamble.join('\n');
        if (snippet.framework === undefined) return;
        assert.ok(snippet.needs.some((module) => imports.includes(module)));
        const group = templates
          .map((template) => template.snippet)
          .filter(({ language, pattern }) => language === snippet.language && pattern === snippet.pattern);
        const offered = inOfferOrder(group, imports);
        const plain = offered.findIndex(({ framework }) => framework === undefined);
        assert.ok(plain < 0 || offered.indexOf(snippet) < plain, offered.map(({ prefix }) => prefix).join());
      });

      it('has a title of its own among the patterns of its language', () => {
        for (const locale of locales) {
          const same = templates.filter(
            (other) =>
              other.snippet.language === snippet.language &&
              other.snippet.title[locale] === snippet.title[locale],
          );
          assert.equal(same.length, 1, snippet.title[locale]);
        }
      });
    });
  }
});

function withoutIndent(code: string): string {
  return code.replace(/^[ \t]+/gm, '');
}

/** Python has two empty lines between imports and code, where a snippet has one. */
function withoutGaps(code: string): string {
  return code.replace(/\n{3,}/g, '\n\n');
}
