import { joinPath } from '../links.ts';
import { type SourceLine, sourceLines } from '../sourceLines.ts';
import type { Dialect } from './dialect.ts';
import { deepestInclude, type IncludedFiles, linesBetween } from './includes.ts';

/** `--8<-- "file"`, or `--8<-- "file:section"`, alone on its line; a `;` before it switches it off. */
const snippet = /^([ \t]*)--8<--[ \t]+["']([^"':]+)(?::([\w-]+))?["'][ \t]*$/;

/** `.class`, `#id` or `key="value"`. */
const attribute = String.raw`(?:[.#][\w-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"'}]+))`;
/** `{ .md-button #id width="300" }` behind a link, an image, code or emphasis; the one behind a heading has its id. */
const attributeList = new RegExp(
  `(?<=[)\\]\`*_])\\{:?[ \\t]*${attribute}(?:[ \\t]+${attribute})*[ \\t]*\\}`,
  'g',
);

/** Kinds of admonition by the box that says the same; others become a note. */
const boxOf: Readonly<Record<string, string>> = {
  tip: 'tip',
  hint: 'tip',
  success: 'tip',
  important: 'important',
  warning: 'warning',
  caution: 'caution',
  attention: 'warning',
  danger: 'caution',
  error: 'caution',
  failure: 'caution',
  bug: 'caution',
};

const foldOf: Readonly<Record<string, string>> = { '???': 'details', '???+': 'opened' };

/**
 * MkDocs with the Markdown extensions most sites use: admonitions (`!!! note`), details (`??? note`), content tabs
 * (`=== "Tab"`), snippets (`--8<--`) and attribute lists, which are left out. Sources: Python-Markdown "Admonition",
 * "Attribute Lists"; PyMdown Extensions "Details", "Tabbed", "Snippets".
 */
export const mkdocsDialect: Dialect = {
  included: (text) => text.split(/\r?\n/).flatMap((line) => placesOf(snippet.exec(line)?.[2])),
  translate: (markdown, path, files) => blocks(expanded(sourceLines(markdown, path), files, deepestInclude)),
};

/** @param depth how much deeper snippets may go */
function expanded(lines: readonly SourceLine[], files: IncludedFiles, depth: number): SourceLine[] {
  return lines.flatMap((line) => {
    const [, indent = '', file, section] = snippet.exec(line.text) ?? [];
    const place = placesOf(file).find((path) => Object.hasOwn(files, path));
    const text = place === undefined ? undefined : files[place];
    if (place === undefined || text === undefined || depth === 0) return [line];
    const chosen = sectionOf(sourceLines(text, place), section);
    return indented(expanded(chosen, files, depth - 1), indent);
  });
}

/** Snippets are sought from the root of the project; many sites keep them in the folder of the pages. */
function placesOf(file: string | undefined): string[] {
  if (file === undefined) return [];
  return [joinPath('', file), joinPath('docs', file)].filter((path) => path !== undefined);
}

/** Lines between `--8<-- [start:name]` and `--8<-- [end:name]`. */
function sectionOf(lines: readonly SourceLine[], name: string | undefined): SourceLine[] {
  const chosen =
    name === undefined
      ? lines
      : linesBetween(
          lines,
          (text) => text.includes(`[start:${name}]`),
          (text) => text.includes(`[end:${name}]`),
        );
  return chosen.filter(({ text }) => !/--8<--\s*\[(start|end):[\w-]+\]/.test(text));
}

/** Rewrites the blocks that are marked by indentation; blocks stand in blocks, and nothing in a fence is one. */
function blocks(lines: readonly SourceLine[]): SourceLine[] {
  const out: SourceLine[] = [];
  let fence = '';
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as SourceLine;
    const [, mark = ''] = /^\s*(`{3,}|~{3,})/.exec(line.text) ?? [];
    if (mark && (fence === '' || mark.startsWith(fence))) fence = fence === '' ? mark : '';
    const opening = fence === '' ? readOpening(line) : undefined;
    if (!opening) {
      out.push(fence === '' ? { ...line, text: line.text.replace(attributeList, '') } : line);
      continue;
    }
    const block = opening.name === 'tab' ? tabsAt(lines, index, opening) : blockAt(lines, index, opening);
    out.push(...indented(block.lines, opening.indent));
    index = block.last;
  }
  return out;
}

/** The first line of a block, as the book's Markdown has it: the container's name and title. */
interface Opening {
  readonly indent: string;
  readonly name: string;
  readonly title: string;
  /** A tab that goes on with no other before it. */
  readonly apart?: boolean;
}

function readOpening({ text }: SourceLine): Opening | undefined {
  const [, indent = '', mark, kind = '', title] =
    /^( *)(!!!|\?\?\?\+?)\s+([\w-]+)(?:[ \w-]*)?(?:\s+"(.*)")?\s*$/.exec(text) ?? [];
  if (mark) {
    const fold = foldOf[mark];
    const name = fold ?? boxOf[kind] ?? 'note';
    const own = fold || (name === 'note' && kind !== 'note') ? capital(kind) : '';
    return { indent, name, title: title ?? own };
  }
  const [, tabIndent = '', sign, label] = /^( *)===([+!]?)\s+"(.*)"\s*$/.exec(text) ?? [];
  if (label === undefined) return undefined;
  return { indent: tabIndent, name: 'tab', title: label, apart: sign === '!' };
}

/** Rewritten lines, and the index of the last line they were made of. */
interface Block {
  readonly lines: readonly SourceLine[];
  readonly last: number;
}

function blockAt(lines: readonly SourceLine[], start: number, { indent, name, title }: Opening): Block {
  const body = indentedAfter(lines, start + 1, indent);
  return { lines: container(lines[start] as SourceLine, name, title, blocks(body.lines)), last: body.last };
}

/** A tab and those that follow it with nothing but blank lines between them. */
function tabsAt(lines: readonly SourceLine[], start: number, first: Opening): Block {
  let tab = blockAt(lines, start, first);
  const tabs = [...tab.lines];
  for (;;) {
    const next = lines.slice(tab.last + 1).findIndex(({ text }) => text.trim() !== '') + tab.last + 1;
    const opening = next > tab.last ? readOpening(lines[next] as SourceLine) : undefined;
    if (opening?.name !== 'tab' || opening.apart || opening.indent !== first.indent) break;
    tab = blockAt(lines, next, opening);
    tabs.push(...tab.lines);
  }
  return { lines: container(lines[start] as SourceLine, 'tabs', '', tabs), last: tab.last };
}

/** The fence is longer than any inside. */
function container(
  opening: SourceLine,
  name: string,
  title: string,
  body: readonly SourceLine[],
): SourceLine[] {
  const inner = Math.max(2, ...body.map(({ text }) => /^:{3,}/.exec(text)?.[0].length ?? 0));
  const fence = ':'.repeat(inner + 1);
  return [
    { ...opening, text: `${fence} ${name} ${title}`.trimEnd() },
    ...body,
    { ...(body.at(-1) ?? opening), text: fence },
  ];
}

function indented(lines: readonly SourceLine[], indent: string): SourceLine[] {
  return lines.map((line) => (line.text === '' ? line : { ...line, text: indent + line.text }));
}

/** The lines that are indented by four more than `indent`, blank ones between them included, without that indentation. */
function indentedAfter(lines: readonly SourceLine[], from: number, indent: string): Block {
  const needed = `${indent}    `;
  const isInside = ({ text }: SourceLine): boolean => text.startsWith(needed);
  let last = from - 1;
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] as SourceLine;
    if (isInside(line)) last = index;
    else if (line.text.trim() !== '') break;
  }
  const inside = lines.slice(from, last + 1);
  return {
    lines: inside.map((line) => ({ ...line, text: isInside(line) ? line.text.slice(needed.length) : '' })),
    last,
  };
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
