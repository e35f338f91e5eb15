import type { Problem } from '../problem.ts';
import { repairDecoding } from './wrongDecoding.ts';

/** A line of a chapter index, put right; `number` is its 1-based line in the file. */
export interface IndexLine {
  readonly number: number;
  readonly text: string;
}

/**
 * The lines of an index as its author meant them: byte-order mark and carriage returns gone, wrong decoding
 * undone, literal `\n` between list items made line breaks. Says each thing it put right once, with its line.
 */
export function indexLines(text: string, file: string): { lines: IndexLine[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const raw = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const lines = repairDecoding(raw).flatMap(({ text, repair }, index): IndexLine[] => {
    const number = index + 1;
    const report = (message: string) => problems.push({ file, line: number, message });
    if (repair === 'exact') report('UTF-8 read in another encoding; restored');
    if (repair === 'guessed') {
      report('UTF-8 read in another encoding, and bytes were lost; the likeliest syllables stand in');
    }
    if (repair === 'lost')
      report('UTF-8 read in another encoding, and characters were lost; � stands for them');
    if (repair === 'none' && text.includes('\ufffd')) report('Not valid UTF-8; � stands for what was lost');
    const parts = text.split(literalBreak);
    if (parts.length > 1) report('Literal \\n between list items; read as line breaks');
    return parts.map((part) => ({ number, text: part.replaceAll('\0', '') }));
  });
  return { lines, problems };
}

/** `\n` (also `\r\n`) written out, before a list item, a heading, another such break or the end of the line. */
const literalBreak = /(?:\\r)?\\n(?=\s*(?:[-*+]\s|\d+[.)]\s|#{1,6}\s|(?:\\r)?\\n|$))/;

/** Front matter as far as the loader uses it, and the lines after it. */
export interface SplitIndex {
  readonly frontMatter: readonly IndexLine[];
  readonly body: readonly IndexLine[];
  readonly problems: readonly Problem[];
}

/** Takes the YAML block between two `---` lines off the top; one that is not closed ends at its first blank line. */
export function splitFrontMatter(lines: readonly IndexLine[], file: string): SplitIndex {
  const [first] = lines;
  if (first === undefined || !/^---\s*$/.test(first.text))
    return { frontMatter: [], body: lines, problems: [] };
  const end = lines.findIndex((line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line.text));
  if (end > 0) return { frontMatter: lines.slice(1, end), body: lines.slice(end + 1), problems: [] };
  const blank = lines.findIndex((line) => /^\s*(#.*)?$/.test(line.text));
  const start = blank < 0 ? 1 : blank;
  const message = 'Front matter is not closed by ---';
  return {
    frontMatter: lines.slice(1, start),
    body: lines.slice(start),
    problems: [{ file, line: first.number, message }],
  };
}
