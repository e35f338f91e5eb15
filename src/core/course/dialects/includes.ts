import type { SourceLine } from '../sourceLines.ts';

/** Text of the files a page takes in, by path relative to the course root. */
export type IncludedFiles = Readonly<Record<string, string>>;

/** How deep files take in files; deeper is a circle. mdBook goes as far. */
export const deepestInclude = 10;

/** The lines between the first that `isStart` and the first that `isEnd`; none where there is no start. */
export function linesBetween(
  lines: readonly SourceLine[],
  isStart: (text: string) => boolean,
  isEnd: (text: string) => boolean,
): SourceLine[] {
  const start = lines.findIndex(({ text }) => isStart(text));
  const end = lines.findIndex(({ text }) => isEnd(text));
  return start < 0 ? [] : lines.slice(start + 1, end < 0 ? undefined : end);
}
