/**
 * Expands the part of VS Code's snippet syntax that templates produce, as the editor does when every tab stop has
 * been left: `$1`, `${1:default}`, `${1|a,b|}`, `${1/regex/format/flags}` and the escapes.
 *
 * Grammar: https://code.visualstudio.com/docs/editing/userdefinedsnippets#_snippet-syntax
 */

import { preambleText } from './preamble.ts';
import { selectionVariable } from './surround.ts';

/** One piece of a parsed snippet. */
type Piece = string | { readonly stop: number; readonly text?: string; readonly transform?: Transform };

interface Transform {
  readonly pattern: RegExp;
  readonly format: string;
}

export interface ExpandOptions {
  /** What one tab of indentation becomes. */
  readonly indent: string;
  /** What a snippet that goes around the selection is put around. */
  readonly selected?: string;
  /** What is typed at a tab stop, by its number; the defaults where nothing is. */
  readonly typed?: Readonly<Record<number, string>>;
}

/** The text that a snippet becomes when the user types `typed` at its tab stops and leaves the others as they are. */
export function expandSnippet(body: string, { indent, typed = {}, selected = '' }: ExpandOptions): string {
  const pieces = parsePieces(indented(body, indent)).map((piece) =>
    piece === selectionVariable ? selected : piece,
  );
  const values: Record<number, string> = {};
  for (const piece of pieces) {
    if (typeof piece !== 'string' && piece.text !== undefined) values[piece.stop] ??= piece.text;
  }
  Object.assign(values, typed);
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const value = values[piece.stop] ?? '';
      return piece.transform === undefined ? value : applyTransform(value, piece.transform);
    })
    .join('');
}

/** A file that holds a pattern and nothing else. */
export function expandFile(
  { preamble, body }: { readonly preamble: readonly string[]; readonly body: string },
  options: ExpandOptions,
): string {
  const code = expandSnippet(body, options);
  return preamble.length === 0 ? code : `${preambleText(preamble)}\n\n${code}`;
}

function indented(body: string, indent: string): string {
  return body.replace(/^\t+/gm, (tabs) => indent.repeat(tabs.length));
}

/** The syntax, in the order it is tried; each pattern matches at one offset only. */
const syntax: readonly (readonly [RegExp, (groups: readonly string[]) => Piece])[] = [
  [/(?:[^\\$]|\\.)+/sy, ([text]) => unescapeText(text)],
  [/\$TM_SELECTED_TEXT/sy, () => selectionVariable],
  [/\$(?:(\d+)|\{(\d+)\})/sy, ([, bare, braced]) => ({ stop: Number(bare ?? braced) })],
  [/\$\{(\d+):((?:[^\\}]|\\.)*)\}/sy, ([, stop, text]) => ({ stop: Number(stop), text: unescapeText(text) })],
  [
    /\$\{(\d+)\|((?:[^\\,|]|\\.)*)(?:[^\\|]|\\.)*\|\}/sy,
    ([, stop, first]) => ({ stop: Number(stop), text: unescapeChoice(first) }),
  ],
  [
    /\$\{(\d+)\/((?:[^\\/]|\\.)*)\/((?:\$\{\d+(?::[^}]*)?\}|[^/$])*)\/([a-z]*)\}/sy,
    ([, stop, pattern = '', format = '', flags]) => ({
      stop: Number(stop),
      transform: { pattern: new RegExp(pattern, flags), format },
    }),
  ],
  // A lone `$` or a backslash at the end is text.
  [/./sy, ([character = '']) => character],
];

function parsePieces(body: string): Piece[] {
  const pieces: Piece[] = [];
  let offset = 0;
  while (offset < body.length) {
    for (const [pattern, toPiece] of syntax) {
      pattern.lastIndex = offset;
      const match = pattern.exec(body);
      if (match === null) continue;
      pieces.push(toPiece(match));
      offset = pattern.lastIndex;
      break;
    }
  }
  return pieces;
}

/** A backslash before any other character is itself. */
function unescapeText(escaped = ''): string {
  return escaped.replace(/\\([\\$}])/g, '$1');
}

function unescapeChoice(escaped = ''): string {
  return escaped.replace(/\\([\\,|])/g, '$1');
}

function applyTransform(value: string, { pattern, format }: Transform): string {
  return value.replace(pattern, (...args: unknown[]) => {
    const groups = args as (string | undefined)[];
    return format.replace(/\$\{(\d+)(?::([^}]*))?\}/g, (_, group: string, operation: string | undefined) =>
      formatGroup(groups[Number(group)] ?? '', operation),
    );
  });
}

function formatGroup(group: string, operation: string | undefined): string {
  switch (operation) {
    case undefined:
      return group;
    case '/upcase':
      return group.toUpperCase();
    case '/downcase':
      return group.toLowerCase();
    default:
      return operation.startsWith('+') && group !== '' ? operation.slice(1) : '';
  }
}
