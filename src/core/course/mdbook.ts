import { isLocale, type Locale } from '../locale.ts';
import type { Problem } from '../problem.ts';
import { headingOf, linksOf, plainText } from './links.ts';
import type { NavEntry } from './navigation.ts';

/** What of `book.toml` makes a course. */
export interface MdbookConfig {
  readonly title?: string;
  readonly locale?: Locale;
  /** The folder of `SUMMARY.md`, relative to that of `book.toml`. */
  readonly source: string;
}

/** Reads the strings `title`, `language` and `src` of the table `[book]`; the rest of `book.toml` has no part in a course. */
export function readBookToml(text: string): MdbookConfig {
  const lines = text.split(/\r\n|\n|\r/);
  const start = lines.findIndex((line) => line.trim() === '[book]');
  const end = lines.findIndex((line, index) => index > start && line.trimStart().startsWith('['));
  const book = start < 0 ? '' : lines.slice(start + 1, end < 0 ? lines.length : end).join('\n');
  const value = (key: string) => {
    const [, double, single] =
      new RegExp(`^\\s*${key}\\s*=\\s*(?:"((?:\\\\.|[^"\\\\])*)"|'([^']*)')`, 'm').exec(book) ?? [];
    return double?.replace(/\\(["\\])/g, '$1') ?? single;
  };
  const title = value('title');
  const language = value('language');
  return {
    ...(title && { title }),
    ...(isLocale(language) && { locale: language }),
    source: value('src') ?? 'src',
  };
}

/**
 * Reads `SUMMARY.md`: part titles (`# …`), chapters before and after the numbered ones, and nested lists. A chapter
 * with chapters below it is a section; a draft (`[Title]()`) has no page and is reported.
 */
export function readSummary(text: string, file: string): { entries: NavEntry[]; problems: Problem[] } {
  type Open = NavEntry & { readonly children: NavEntry[] };
  const problems: Problem[] = [];
  const entries: NavEntry[] = [];
  let part: NavEntry[] = entries;
  let open: { indent: number; children: NavEntry[] }[] = [];
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = index + 1;
    const heading = headingOf(raw)?.text;
    if (heading !== undefined) {
      open = [];
      if (line > 1 && !/^(summary|table of contents)$/i.test(heading)) {
        const node: Open = { title: heading, line, children: [] };
        entries.push(node);
        part = node.children;
      }
      continue;
    }
    const item = /^(\s*)(?:[-*+]\s+|\d+[.)]\s+)?(?=\[)(.*)$/.exec(raw);
    const [link] = item ? linksOf(raw) : [];
    if (!item || !link) continue;
    if (link.broken)
      problems.push({ file, line, message: `Link "${link.title}" is not closed; read as ${link.target}` });
    const indent = (item[1] ?? '').replaceAll('\t', '    ').length;
    if (link.target === '')
      problems.push({ file, line, message: `"${plainText(link.title)}" is a draft without a page` });
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const node: Open = {
      title: plainText(link.title),
      ...(link.target !== '' && { target: decodeSpaces(link.target) }),
      line,
      children: [],
    };
    (open.at(-1)?.children ?? part).push(node);
    open.push({ indent, children: node.children });
  }
  return { entries, problems };
}

function decodeSpaces(target: string): string {
  return target.replaceAll('%20', ' ');
}
