import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import type { Problem } from '../core/problem.ts';
import {
  type Snippet,
  type SnippetLanguage,
  snippetLanguageIds,
  snippetLanguages,
} from '../core/snippets/snippet.ts';
import { parseTemplate, type Template } from '../core/snippets/template.ts';
import { toJavaScript } from './javascriptSnippets.ts';

export interface SnippetsOptions {
  /** The checkout; templates are read from its `content/snippets`. */
  readonly root: string;
  /** Folder of the content bundle. */
  readonly out: string;
}

/** Makes `snippets/<language>.json`, a `Snippet[]` by prefix, for every language; empty where it has no templates. */
export async function buildSnippets({ root, out }: SnippetsOptions): Promise<readonly Problem[]> {
  const { templates, problems } = await readTemplates(root);
  const javascript = await toJavaScript(templates.filter(({ snippet }) => snippet.language === 'typescript'));
  const folder = join(out, 'snippets');
  await mkdir(folder, { recursive: true });
  for (const language of snippetLanguageIds) {
    const snippets: readonly Snippet[] = [...templates, ...javascript]
      .map(({ snippet }) => snippet)
      .filter((snippet) => snippet.language === language);
    await writeFile(join(folder, `${language}.json`), JSON.stringify(snippets));
  }
  return problems;
}

/** Every template under `content/snippets`, by language and prefix. */
export async function readTemplates(
  root: string,
): Promise<{ templates: readonly Template[]; problems: readonly Problem[] }> {
  const parsed = (
    await Promise.all(snippetLanguageIds.map((language) => readLanguage(root, language)))
  ).flat();
  return {
    templates: parsed.flatMap(({ template }) => template ?? []),
    problems: parsed.flatMap(({ problems }) => problems),
  };
}

async function readLanguage(
  root: string,
  language: SnippetLanguage,
): Promise<readonly ReturnType<typeof parseTemplate>[]> {
  const folder = `content/snippets/${language}`;
  const ending = `.${snippetLanguages[language].extension}`;
  const entries = await readdir(join(root, folder)).catch(noFolder);
  const files = entries.filter((entry) => entry.startsWith('pb-') && entry.endsWith(ending)).sort();
  return Promise.all(
    files.map(async (file) =>
      parseTemplate({
        path: `${folder}/${file}`,
        prefix: basename(file, ending),
        language,
        text: await readFile(join(root, folder, file), 'utf8'),
      }),
    ),
  );
}

/** A language without templates is no problem; any other failure is. */
function noFolder(error: NodeJS.ErrnoException): readonly string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
