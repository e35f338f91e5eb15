/** `npm run new:snippet -- <language> <prefix>`: writes the template of a snippet, with TODOs. */
import { writeFile } from 'node:fs/promises';

import { type SnippetLanguage, snippetLanguageIds, snippetLanguages } from '../core/snippets/snippet.ts';
import { inRoot } from './paths.ts';

/** JavaScript is made of TypeScript. */
const templateLanguages: readonly SnippetLanguage[] = snippetLanguageIds.filter((id) => id !== 'javascript');
const [language = '', prefix = ''] = process.argv.slice(2);
if (!isTemplateLanguage(language) || !/^pb(?:-[a-z\d]+)+$/.test(prefix)) {
  console.error(`Usage: npm run new:snippet -- <${templateLanguages.join('|')}> <pb-name>`);
  process.exitCode = 2;
} else {
  const file = `content/snippets/${language}/${prefix}.${snippetLanguages[language].extension}`;
  try {
    await writeFile(inRoot(file), templateOf(language), { flag: 'wx' });
    console.log(
      `${file}: fill in the TODOs as content/snippets/README.md says, then run npx mocha test/unit/snippets`,
    );
  } catch (error) {
    console.error(`${file} cannot be written: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 2;
  }
}

function isTemplateLanguage(value: string): value is SnippetLanguage {
  return (templateLanguages as readonly string[]).includes(value);
}

function templateOf(chosen: SnippetLanguage): string {
  const header = `---
title: { en: TODO, ko: TODO }
description:
  en: TODO what it is and what it guarantees.
  ko: TODO
pattern: TODO
lesson: TODO-slug#heading
names: []
stops: []
---`;
  const { comment } = snippetLanguages[chosen];
  return `${header.replace(/^/gm, comment === '' ? '' : `${comment} `)}\n\n`;
}
