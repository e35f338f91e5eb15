import { parseDocument } from 'yaml';
import { isRecord } from '../isRecord.ts';
import { type Localized, locales } from '../locale.ts';
import type { Problem } from '../problem.ts';
import { type SnippetLanguage, snippetLanguageIds } from '../snippets/snippet.ts';
import type { Scaffold } from './scaffold.ts';

/** A `scaffold.yaml` taken apart; `content/scaffolds/README.md` describes the file. */
export interface ScaffoldManifest
  extends Pick<Scaffold, 'title' | 'description' | 'lesson' | 'ask' | 'name' | 'folder'> {
  readonly languages: readonly LanguageManifest[];
}

/** What a scaffold is in one language, beside the files in the folder of that language. */
export interface LanguageManifest extends Pick<Scaffold, 'language' | 'main' | 'test'> {
  /** Files taken from elsewhere: path in the scaffold → path in `content`. */
  readonly parts: Readonly<Record<string, string>>;
  /** Files that the pattern works without. */
  readonly optional: readonly string[];
  /** Go: the package that takes the place of the snippets' own. */
  readonly package?: string;
}

/** @param path of the manifest, for problems */
export function parseManifest(
  text: string,
  path: string,
): { manifest?: ScaffoldManifest; problems: readonly Problem[] } {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        file: path,
        line: error.linePos?.[0].line ?? 1,
        message: error.message.split('\n', 1)[0] ?? error.code,
      })),
    };
  }
  const problems: Problem[] = [];
  const report: Report = (message) => problems.push({ file: path, line: 1, message });
  const fields = record(document.toJS());
  const [slug = '', heading = ''] = string('lesson', fields.lesson, report).split('#', 2);
  if (heading === '') report('"lesson" must name the section that explains the pattern: <slug>#<heading>');
  const name = string('name', fields.name, report);
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) report(`name "${name}" must be written in PascalCase`);
  return {
    manifest: {
      title: localized('title', fields.title, report),
      description: localized('description', fields.description, report),
      ask: localized('ask', fields.ask, report),
      lesson: { slug, heading },
      name,
      folder: string('folder', fields.folder, report),
      languages: Object.entries(record(fields.languages)).flatMap(([language, value]) =>
        readLanguage(language, record(value), report),
      ),
    },
    problems,
  };
}

type Report = (message: string) => void;

function readLanguage(
  language: string,
  fields: Readonly<Record<string, unknown>>,
  report: Report,
): LanguageManifest[] {
  if (!isSnippetLanguage(language)) {
    report(`unknown language "${language}"; known: ${snippetLanguageIds.join(', ')}`);
    return [];
  }
  const parts = Object.entries(record(fields.parts)).map(([target, source]) => [target, String(source)]);
  return [
    {
      language,
      main: string(`languages.${language}.main`, fields.main, report),
      test: string(`languages.${language}.test`, fields.test, report),
      parts: Object.fromEntries(parts) as Record<string, string>,
      optional: Array.isArray(fields.optional) ? fields.optional.map(String) : [],
      ...(typeof fields.package === 'string' && { package: fields.package }),
    },
  ];
}

function isSnippetLanguage(value: string): value is SnippetLanguage {
  return snippetLanguageIds.includes(value as SnippetLanguage);
}

function localized(field: string, value: unknown, report: Report): Localized {
  const texts = record(value);
  return Object.fromEntries(
    locales.map((locale) => [locale, string(`${field}.${locale}`, texts[locale], report)]),
  );
}

function string(field: string, value: unknown, report: Report): string {
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  report(`"${field}" must have a text`);
  return '';
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
