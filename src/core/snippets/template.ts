import { parseDocument } from 'yaml';
import { isRecord } from '../isRecord.ts';
import { type Localized, locales } from '../locale.ts';
import { messageOf } from '../messageOf.ts';
import type { Problem } from '../problem.ts';
import { type Stop, toSnippetBody } from './body.ts';
import { splitPreamble } from './preamble.ts';
import {
  isPatternGroup,
  type LessonLink,
  type PatternGroup,
  type Snippet,
  type SnippetLanguage,
  snippetLanguages,
} from './snippet.ts';
import { aroundSelection, withSelection } from './surround.ts';

export interface TemplateFile {
  /** For problems; relative to the repository, with `/`. */
  readonly path: string;
  /** The file name without its ending. */
  readonly prefix: string;
  readonly language: SnippetLanguage;
  readonly text: string;
}

/** A template taken apart; `content/snippets/README.md` describes the file. */
export interface Template {
  readonly snippet: Snippet;
  /** The code as it stands in the file: preamble and body when nothing is typed. */
  readonly code: string;
  readonly names: readonly string[];
  readonly stops: readonly Stop[];
  /** The statement that stands for the selection, where the snippet goes around one. */
  readonly surrounds?: string;
}

/** The template with other code in another language, with those of its names and stops that the code holds. */
export function withCode(template: Template, language: SnippetLanguage, code: string): Template {
  const unused = new Set(snippetOf(code, template, language).unused);
  const used = {
    ...template,
    names: template.names.filter((name) => !unused.has(name)),
    stops: template.stops.filter(([text]) => !unused.has(text)),
  };
  const { preamble, body } = snippetOf(code, used, language);
  return {
    ...used,
    code,
    snippet: { ...template.snippet, language, names: used.names.length, preamble, body },
  };
}

/** Preamble and body of a snippet, and the names and stops that the code does not hold. */
function snippetOf(
  code: string,
  { names, stops, surrounds }: Pick<Template, 'names' | 'stops' | 'surrounds'>,
  language: SnippetLanguage,
): { preamble: readonly string[]; body: string; unused: readonly string[] } {
  const { preamble, body: rest } = splitPreamble(code);
  const text = surrounds === undefined ? rest : aroundSelection(rest, surrounds);
  if (text === undefined) return { preamble, body: '', unused: [surrounds ?? ''] };
  const { body, unused } = toSnippetBody(text, { names, stops }, language);
  return { preamble, body: withSelection(body), unused };
}

/** Reads a template file. There is a template unless the header cannot be read; any problem must stop a build. */
export function parseTemplate(file: TemplateFile): { template?: Template; problems: readonly Problem[] } {
  const split = splitHeader(file);
  if (split === undefined) {
    const comment = `${snippetLanguages[file.language].comment} ---`.trim();
    return {
      problems: [problem(file, 1, `the file must start with a header between two lines "${comment}"`)],
    };
  }
  const document = parseDocument(split.header, { logLevel: 'silent' });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) =>
        problem(file, (error.linePos?.[0].line ?? 1) + 1, error.message.split('\n', 1)[0] ?? error.code),
      ),
    };
  }
  try {
    return readTemplate(file, document.toJS() as unknown, split);
  } catch (error) {
    // An alias without its anchor is found only when the value is made.
    return { problems: [problem(file, 1, messageOf(error))] };
  }
}

/** The code of a template file, without its header; a text that has none is all code. */
export function templateCode(file: Pick<TemplateFile, 'text' | 'language'>): string {
  return `${(splitHeader(file)?.code ?? file.text).trimEnd()}\n`;
}

interface SplitFile {
  readonly header: string;
  readonly code: string;
  /** 1-based line on which `code` starts. */
  readonly codeLine: number;
}

function splitHeader({ text, language }: Pick<TemplateFile, 'text' | 'language'>): SplitFile | undefined {
  const { comment } = snippetLanguages[language];
  const lines = text.replace(/\r\n/g, '\n').split('\n');
  const isFence = (line: string) => line === `${comment} ---`.trim();
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (!isFence(lines[0] ?? '') || end < 0) return undefined;

  const header = lines.slice(1, end);
  if (header.some((line) => !line.startsWith(comment))) return undefined;
  const firstCode = lines.findIndex((line, index) => index > end && line.trim() !== '');
  const codeStart = firstCode < 0 ? end + 1 : firstCode;
  return {
    header: header.map((line) => line.slice(comment === '' ? 0 : comment.length + 1)).join('\n'),
    code: lines.slice(codeStart).join('\n').trimEnd(),
    codeLine: codeStart + 1,
  };
}

function readTemplate(
  file: TemplateFile,
  header: unknown,
  { code, codeLine }: SplitFile,
): { template: Template; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const report = (message: string, line = 1) => problems.push(problem(file, line, message));
  const fields = isRecord(header) ? header : {};
  for (const key of Object.keys(fields)) {
    if (!knownFields.has(key)) report(`unknown field "${key}"; known: ${[...knownFields].join(', ')}`);
  }

  const names = strings(fields.names);
  for (const name of names) {
    if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) report(`name "${name}" must be written in PascalCase`);
  }
  const stops = list(fields.stops).map(readStop);
  const surrounds = typeof fields.surrounds === 'string' ? { surrounds: fields.surrounds } : {};
  const { preamble, body, unused } = snippetOf(code, { names, stops, ...surrounds }, file.language);
  for (const text of unused) report(`"${text}" is nowhere in the code`, codeLine);
  if (code === '') report('there is no code below the header', codeLine);
  if (snippetLanguages[file.language].indent !== '\t' && /^ *\t/m.test(code)) {
    report('indent with spaces', codeLine);
  }
  return {
    template: {
      code,
      names,
      stops,
      ...surrounds,
      snippet: {
        prefix: file.prefix,
        language: file.language,
        title: readLocalized('title', fields.title, report),
        description: readLocalized('description', fields.description, report),
        pattern: readPattern(fields.pattern, report),
        lesson: readLesson(fields.lesson, report),
        ...(typeof fields.framework === 'string' ? { framework: fields.framework } : {}),
        ...(typeof fields.surrounds === 'string' ? { surrounds: true } : {}),
        needs: strings(fields.needs),
        names: names.length,
        preamble,
        body,
      },
    },
    problems,
  };
}

const knownFields: ReadonlySet<string> = new Set([
  'title',
  'description',
  'pattern',
  'lesson',
  'framework',
  'needs',
  'names',
  'stops',
  'surrounds',
]);

type Report = (message: string) => void;

function readLocalized(field: string, value: unknown, report: Report): Localized {
  const texts = isRecord(value) ? value : {};
  const result: Partial<Record<keyof Localized, string>> = {};
  for (const locale of locales) {
    const text = texts[locale];
    if (typeof text === 'string' && text !== '') result[locale] = text.trim();
    else report(`"${field}" must have a text in "${locale}"`);
  }
  return result;
}

function readPattern(value: unknown, report: Report): PatternGroup {
  if (isPatternGroup(value)) return value;
  report(`unknown pattern "${value}"`);
  return 'design';
}

function readLesson(value: unknown, report: Report): LessonLink {
  const [slug = '', heading = ''] = typeof value === 'string' ? value.split('#', 2) : [];
  if (slug === '' || heading === '')
    report('"lesson" must name the section of a lesson that explains the pattern: <slug>#<heading>');
  return { slug, heading };
}

function readStop(value: unknown): Stop {
  const [text = '', ...alternatives] = Array.isArray(value) ? strings(value) : [String(value)];
  return [text, ...alternatives];
}

function strings(value: unknown): string[] {
  return list(value).map(String);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function problem(file: TemplateFile, line: number, message: string): Problem {
  return { file: file.path, line, message };
}
