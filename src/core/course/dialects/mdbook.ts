import { joinPath } from '../links.ts';
import { type SourceLine, sourceLines } from '../sourceLines.ts';
import type { Dialect } from './dialect.ts';
import { deepestInclude, type IncludedFiles, linesBetween } from './includes.ts';

/** `{{#include file}}`, `{{#include file:anchor}}`, `{{#include file:2:5}}`; `\{{` is not one. */
const directive = /(?<!\\)\{\{\s*#(include|rustdoc_include|playground)\s+([^\s}:]+)(?::([^\s}]*))?[^}]*\}\}/g;

/**
 * mdBook: includes with anchors or line ranges, and the hidden lines of Rust code.
 * Source: mdBook guide, "mdBook-specific features".
 */
export const mdbookDialect: Dialect = {
  included: (text, path) =>
    [...text.matchAll(directive)].flatMap(([, , file = '']) => pathFrom(path, file) ?? []),
  translate: (markdown, path, files) =>
    withoutHiddenLines(expanded(sourceLines(markdown, path), files, deepestInclude)).map((line) => ({
      ...line,
      text: line.text.replaceAll('\\{{', '{{'),
    })),
};

function pathFrom(page: string, file: string): string | undefined {
  return joinPath(page.split('/').slice(0, -1).join('/'), file);
}

/** @param depth how much deeper includes may go */
function expanded(lines: readonly SourceLine[], files: IncludedFiles, depth: number): SourceLine[] {
  return lines.flatMap((line) => {
    const matches = depth > 0 ? [...line.text.matchAll(directive)] : [];
    if (matches.length === 0) return [line];
    let written: SourceLine[] = [];
    let read = 0;
    for (const match of matches) {
      const included = includedBy(match, line, files);
      if (!included) continue;
      const before = { ...line, text: line.text.slice(read, match.index) };
      written = joined(joined(written, [before]), expanded(included, files, depth - 1));
      read = match.index + match[0].length;
    }
    return joined(written, [{ ...line, text: line.text.slice(read) }]);
  });
}

/** The last line of `before` goes on with the first of `after`; it is said to stand where its first words do. */
function joined(before: readonly SourceLine[], after: readonly SourceLine[]): SourceLine[] {
  const last = before.at(-1);
  const [first, ...others] = after;
  if (!last || !first) return [...before, ...after];
  const origin = last.text.trim() === '' ? first : last;
  return [...before.slice(0, -1), { ...origin, text: last.text + first.text }, ...others];
}

/** What a directive stands for; undefined where there is no such file. */
function includedBy(
  [, kind, file = '', part = '']: RegExpExecArray,
  place: SourceLine,
  files: IncludedFiles,
): SourceLine[] | undefined {
  const path = pathFrom(place.file, file);
  const text = path === undefined || !Object.hasOwn(files, path) ? undefined : files[path];
  if (path === undefined || text === undefined) return undefined;
  const chosen = pick(sourceLines(text, path), part);
  return kind === 'playground'
    ? [{ ...place, text: '```rust' }, ...chosen, { ...place, text: '```' }]
    : chosen;
}

/** A part of a file: an anchor, a line, or a range `from:to` with either end left out; the lines of anchors never show. */
function pick(lines: readonly SourceLine[], part: string): SourceLine[] {
  const withoutAnchors = (some: readonly SourceLine[]): SourceLine[] =>
    some.filter(({ text }) => !/ANCHOR(_END)?:\s*[\w-]+/.test(text));
  if (part === '') return withoutAnchors(lines);
  if (/^[\d:]+$/.test(part)) {
    const [from = '', to] = part.split(':');
    const first = from === '' ? 1 : Number(from);
    const last = to === undefined ? first : to === '' ? lines.length : Number(to);
    return lines.slice(first - 1, last);
  }
  const name = part.replace(/[^\w-]/g, '\\$&');
  const [start, end] = ['ANCHOR', 'ANCHOR_END'].map((mark) => new RegExp(`${mark}:\\s*${name}\\b`));
  return withoutAnchors(
    linesBetween(
      lines,
      (text) => start?.test(text) ?? false,
      (text) => end?.test(text) ?? false,
    ),
  );
}

/** In Rust code, lines that begin with `# ` (or are `#`) are compiled but not shown; `##` shows one `#`. */
function withoutHiddenLines(lines: readonly SourceLine[]): SourceLine[] {
  let inRust = false;
  return lines.flatMap((line) => {
    if (/^```/.test(line.text)) {
      inRust = !inRust && /^```rust\b/.test(line.text);
      return [line];
    }
    if (!inRust) return [line];
    return /^\s*#( |$)/.test(line.text) ? [] : [{ ...line, text: line.text.replace(/^(\s*)##/, '$1#') }];
  });
}
