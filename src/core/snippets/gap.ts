/** A place between two parts of a file, and what keeps a new part apart from its neighbours there. */
export interface Gap {
  /** 0-based; the end of the line. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** The first gap below a 0-based line: an empty line above one without indentation, or else the end of the file. */
export function gapBelow(fileText: string, line: number): Gap {
  const lines = fileText.split(/\r?\n/);
  const gap = lines.findIndex((text, index) => {
    if (index <= line || text.trim() !== '') return false;
    const next = lines.slice(index).find((below) => below.trim() !== '');
    return next === undefined || /^[^\s)}\]]/.test(next);
  });
  return gap < 0
    ? { line: lines.length - 1, before: '\n\n', after: '\n' }
    : { line: gap, before: '\n', after: '\n' };
}
