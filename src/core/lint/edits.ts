import type { Edit, Finding, Fix } from './finding.ts';
import { lineIndex } from './positions.ts';

/** Applies edits that do not overlap; of two that do, the one that begins later is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const lines = lineIndex(text);
  const offset = ({ line, character }: Edit['range']['start']) => lines.lineStart(line) + character;
  const sorted = edits
    .map((edit) => ({ start: offset(edit.range.start), end: offset(edit.range.end), newText: edit.newText }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const { start, end, newText } of sorted) {
    if (start < at) continue;
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** The safe fix of each finding that has one; a fix whose edits overlap those of an earlier one is left for the next round. */
export function safeFixes(findings: readonly Finding[]): Fix[] {
  const chosen: Fix[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find((one) => one.safe);
    const taken = chosen.flatMap((one) => one.edits);
    if (fix && !fix.edits.some((edit) => taken.some((other) => overlaps(edit, other)))) chosen.push(fix);
  }
  return chosen;
}

function overlaps(a: Edit, b: Edit): boolean {
  return before(a.range.start, b.range.end) && before(b.range.start, a.range.end);
}

function before(a: Edit['range']['start'], b: Edit['range']['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
