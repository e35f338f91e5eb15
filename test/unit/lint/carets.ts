import type { Finding } from '../../../src/core/lint/finding.ts';

/** An example without its caret lines, and what these say must be found. */
export interface Marked {
  readonly text: string;
  /** As `line:from-to key`, sorted; lines are 1-based and count without caret lines, columns are 0-based. */
  readonly expected: readonly string[];
}

const caretLine = /^\s*(?:\/\/|#)\s*(\^+) ([\w-]+)\s*$/;

/** Reads `// ^^^^ message-key` lines: they mark a range in the nearest code line above. */
export function readCarets(source: string): Marked {
  const code: string[] = [];
  const expected: string[] = [];
  for (const line of source.split('\n')) {
    const match = caretLine.exec(line);
    const [, carets = '', key] = match ?? [];
    if (!match) code.push(line);
    else {
      const from = line.indexOf(carets);
      expected.push(`${code.length}:${from}-${from + carets.length} ${key}`);
    }
  }
  return { text: code.join('\n'), expected: expected.sort() };
}

/** A finding in the same form; a range that goes on below its first line ends where that line does. */
export function caretOf(finding: Finding, text: string): string {
  const { start, end } = finding.range;
  const to = end.line === start.line ? end.character : (text.split('\n')[start.line] ?? '').length;
  return `${start.line + 1}:${start.character}-${to} ${finding.messageKey}`;
}
