import type MarkdownIt from 'markdown-it';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';

/**
 * The little HTML that Markdown has no word for and that real courses use: `<details>` with `<summary>`, `<br>`, and
 * comments, which are left out. It is read as Markdown is, into tokens of its own, so no HTML ever passes through;
 * everything else stays text.
 */
export function knownHtml(md: MarkdownIt): void {
  const interrupts = { alt: ['paragraph', 'reference', 'blockquote', 'list'] };
  md.block.ruler.before('fence', 'known_details', details, interrupts);
  md.block.ruler.before('fence', 'known_comment', comment, interrupts);
  md.inline.ruler.before('autolink', 'known_inline', inline);
}

const opening = /^<details(\s+open(?:="[^"]*")?)?>\s*(?:<summary>(.*?)<\/summary>\s*)?$/i;
const summaryLine = /^\s*<summary>(.*?)<\/summary>\s*$/i;
const closing = /^\s*<\/details>\s*$/i;

function details(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = opening.exec(lineAt(state, startLine));
  const end = first ? closingLine(state, startLine, endLine) : undefined;
  if (!first || end === undefined) return false;
  if (silent) return true;
  const [, isOpen, summary] = first;
  const second = summary === undefined ? summaryLine.exec(lineAt(state, startLine + 1)) : undefined;
  const contentStart = startLine + (second ? 2 : 1);

  const open = state.push('known_details_open', 'details', 1);
  open.attrSet('class', 'box box-details');
  if (isOpen) open.attrSet('open', '');
  pushSummary(state, summary ?? second?.[1] ?? '', startLine);
  const { lineMax, parentType } = state;
  state.lineMax = end;
  state.md.block.tokenize(state, contentStart, end);
  state.lineMax = lineMax;
  state.parentType = parentType;
  state.push('known_details_close', 'details', -1);
  state.line = end + 1;
  return true;
}

function pushSummary(state: StateBlock, text: string, line: number): void {
  state.push('known_summary_open', 'summary', 1);
  const content = state.push('inline', '', 0);
  content.content = text.trim();
  content.children = [];
  content.map = [line, line + 1];
  state.push('known_summary_close', 'summary', -1);
}

/** The line of the `</details>` that belongs to the `<details>` of `startLine`. */
function closingLine(state: StateBlock, startLine: number, endLine: number): number | undefined {
  let depth = 0;
  for (let line = startLine; line < endLine; line++) {
    const text = lineAt(state, line);
    if (opening.test(text)) depth++;
    else if (closing.test(text)) depth--;
    if (depth === 0) return line;
  }
  return undefined;
}

function comment(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (!lineAt(state, startLine).startsWith('<!--')) return false;
  for (let line = startLine; line < endLine; line++) {
    const text = lineAt(state, line);
    const at = text.indexOf('-->', line === startLine ? 4 : 0);
    if (at < 0) continue;
    // Text behind the comment makes it a part of a paragraph.
    if (text.slice(at + 3).trim() !== '') return false;
    if (!silent) state.line = line + 1;
    return true;
  }
  return false;
}

function inline(state: StateInline, silent: boolean): boolean {
  if (state.src.charAt(state.pos) !== '<') return false;
  const rest = state.src.slice(state.pos, state.posMax);
  const [found, isBreak] = /^(?:<(br)\s*\/?>|<!--[\s\S]*?-->)/i.exec(rest) ?? [];
  if (found === undefined) return false;
  if (!silent && isBreak) state.push('hardbreak', 'br', 0);
  state.pos += found.length;
  return true;
}

/** A line without the indentation and marks of the blocks around it. */
function lineAt(state: StateBlock, line: number): string {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return state.src.slice(start, state.eMarks[line]);
}
