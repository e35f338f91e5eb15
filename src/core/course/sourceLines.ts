/** Where a line was written. */
export interface LineOrigin {
  /** Path relative to the course root, with `/`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** A line of a text that is put together from several files. */
export interface SourceLine extends LineOrigin {
  readonly text: string;
}

/** The lines of a file; the line break at its end begins no further one. */
export function sourceLines(text: string, file: string): SourceLine[] {
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((text, index) => ({ text, file, line: index + 1 }));
}
