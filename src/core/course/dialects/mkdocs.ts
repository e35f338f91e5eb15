import { joinPath } from '../links.ts';
import type { Dialect } from './dialect.ts';

/** `--8<-- "file"`, or `--8<-- "file:section"`, alone on its line; a `;` before it switches it off. */
const snippet = /^([ \t]*)--8<--[ \t]+["']([^"':]+)(?::([\w-]+))?["'][ \t]*$/gm;

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

/**
 * MkDocs with the Markdown extensions most sites use: admonitions (`!!! note`), details (`??? note`), content tabs
 * (`=== "Tab"`) and snippets (`--8<--`). Sources: Python-Markdown "Admonition"; PyMdown Extensions "Details",
 * "Tabbed", "Snippets".
 */
export const mkdocsDialect: Dialect = {
  included: (markdown) => [...markdown.matchAll(snippet)].flatMap(([, , file = '']) => placesOf(file)),

  translate(markdown, _path, files) {
    const expanded = markdown.replace(snippet, (whole, indent: string, file: string, section?: string) => {
      const place = placesOf(file).find((path) => Object.hasOwn(files, path));
      const text = place === undefined ? undefined : files[place];
      if (text === undefined) return whole;
      return sectionOf(text, section)
        .split('\n')
        .map((line) => indent + line)
        .join('\n');
    });
    return blocks(expanded.split(/\r?\n/)).join('\n');
  },
};

/** Snippets are sought from the root of the project; many sites keep them in the folder of the pages. */
function placesOf(file: string): string[] {
  return [joinPath('', file), joinPath('docs', file)].filter((path) => path !== undefined);
}

/** Lines between `--8<-- [start:name]` and `--8<-- [end:name]`. */
function sectionOf(text: string, name: string | undefined): string {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const isMark = (line: string): boolean => /--8<--\s*\[(start|end):[\w-]+\]/.test(line);
  if (name === undefined) return lines.filter((line) => !isMark(line)).join('\n');
  const start = lines.findIndex((line) => line.includes(`[start:${name}]`));
  const end = lines.findIndex((line) => line.includes(`[end:${name}]`));
  if (start < 0) return '';
  return lines
    .slice(start + 1, end < 0 ? undefined : end)
    .filter((line) => !isMark(line))
    .join('\n');
}

/** Rewrites the blocks that are marked by indentation; blocks stand in blocks, and nothing in a fence is one. */
function blocks(lines: readonly string[]): string[] {
  const out: string[] = [];
  let fence = '';
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const [, mark = ''] = /^\s*(`{3,}|~{3,})/.exec(line) ?? [];
    if (mark && (fence === '' || mark.startsWith(fence))) fence = fence === '' ? mark : '';
    const block = fence === '' ? openBlock(line) : undefined;
    if (!block) {
      out.push(line);
      continue;
    }
    const body = indentedAfter(lines, index + 1, block.indent);
    out.push(...block.write(blocks(body.lines)).map((one) => (one === '' ? '' : block.indent + one)));
    index = body.last;
  }
  return out;
}

interface OpenBlock {
  readonly indent: string;
  write(body: readonly string[]): string[];
}

function openBlock(line: string): OpenBlock | undefined {
  const [, indent = '', mark, kind = '', title] =
    /^( *)(!!!|\?\?\?\+?)\s+([\w-]+)(?:[ \w-]*)?(?:\s+"(.*)")?\s*$/.exec(line) ?? [];
  if (mark) {
    const box = mark === '!!!' ? (boxOf[kind] ?? 'note') : 'details';
    const name =
      title ?? (box === 'note' && kind !== 'note' ? capital(kind) : box === 'details' ? capital(kind) : '');
    return { indent, write: (body) => container(box, name, body) };
  }
  const [, tabIndent = '', tab] = /^( *)===[+!]?\s+"(.*)"\s*$/.exec(line) ?? [];
  if (tab === undefined) return undefined;
  return { indent: tabIndent, write: (body) => ['', `**${tab}**`, '', ...body, ''] };
}

/** The fence is longer than any inside. */
function container(name: string, title: string, body: readonly string[]): string[] {
  const inner = Math.max(2, ...body.map((line) => /^:{3,}/.exec(line)?.[0].length ?? 0));
  const fence = ':'.repeat(inner + 1);
  return [`${fence} ${name} ${title}`.trimEnd(), ...body, fence];
}

/** The lines that are indented by four more than `indent`, blank ones between them included, without that indentation. */
function indentedAfter(lines: readonly string[], from: number, indent: string) {
  const needed = `${indent}    `;
  const found: string[] = [];
  let last = from - 1;
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.startsWith(needed)) {
      while (found.length < index - from) found.push('');
      found.push(line.slice(needed.length));
      last = index;
    } else if (line.trim() !== '') {
      break;
    }
  }
  return { lines: found, last };
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
