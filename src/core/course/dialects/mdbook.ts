import { joinPath } from '../links.ts';
import type { Dialect } from './dialect.ts';

/** `{{#include file}}`, `{{#include file:anchor}}`, `{{#include file:2:5}}`; `\{{` is not one. */
const directive = /(?<!\\)\{\{\s*#(include|rustdoc_include|playground)\s+([^\s}:]+)(?::([^\s}]*))?[^}]*\}\}/g;

/**
 * mdBook: includes with anchors or line ranges, and the hidden lines of Rust code.
 * Source: mdBook guide, "mdBook-specific features".
 */
export const mdbookDialect: Dialect = {
  included(markdown, path) {
    const folder = path.split('/').slice(0, -1).join('/');
    return [...markdown.matchAll(directive)].flatMap(([, , file = '']) => joinPath(folder, file) ?? []);
  },

  translate(markdown, path, files) {
    const folder = path.split('/').slice(0, -1).join('/');
    const expanded = markdown.replace(directive, (whole, kind: string, file: string, part = '') => {
      const target = joinPath(folder, file);
      const text = target === undefined || !Object.hasOwn(files, target) ? undefined : files[target];
      if (text === undefined) return whole;
      const chosen = pick(text, part);
      return kind === 'playground' ? `\`\`\`rust\n${chosen}\n\`\`\`` : chosen;
    });
    return withoutHiddenLines(expanded).replaceAll('\\{{', '{{');
  },
};

/** A part of a file: an anchor, a line, or a range `from:to` with either end left out; the lines of anchors never show. */
function pick(text: string, part: string): string {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const isAnchor = (line: string): boolean => /ANCHOR(_END)?:\s*[\w-]+/.test(line);
  if (part === '') return lines.filter((line) => !isAnchor(line)).join('\n');
  if (/^[\d:]+$/.test(part)) {
    const [from = '', to] = part.split(':');
    const first = from === '' ? 1 : Number(from);
    const last = to === undefined ? first : to === '' ? lines.length : Number(to);
    return lines.slice(first - 1, last).join('\n');
  }
  const start = lines.findIndex((line) => new RegExp(`ANCHOR:\\s*${escapeRegExp(part)}\\b`).test(line));
  const end = lines.findIndex((line) => new RegExp(`ANCHOR_END:\\s*${escapeRegExp(part)}\\b`).test(line));
  if (start < 0) return '';
  return lines
    .slice(start + 1, end < 0 ? undefined : end)
    .filter((line) => !isAnchor(line))
    .join('\n');
}

function escapeRegExp(name: string): string {
  return name.replace(/[^\w-]/g, '\\$&');
}

/** In Rust code, lines that begin with `# ` (or are `#`) are compiled but not shown; `##` shows one `#`. */
function withoutHiddenLines(markdown: string): string {
  return markdown.replace(/^```rust\b[^\n]*\n[\s\S]*?^```/gm, (block) =>
    block
      .split('\n')
      .filter((line) => !/^\s*#( |$)/.test(line))
      .map((line) => line.replace(/^(\s*)##/, '$1#'))
      .join('\n'),
  );
}
