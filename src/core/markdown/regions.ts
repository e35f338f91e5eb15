/** `// #region name`, in the comment styles of the languages lessons use; C# writes it bare. */
const marker = /^\s*(?:\/\/|#|--|\/\*|<!--|;|%)?\s*#(end)?region\b[ \t]*([\p{L}\p{N}_.-]*)/u;

/**
 * The lines between `#region name` and its `#endregion`, without the markers of regions inside
 * and without the indentation all lines share; undefined where the file has no such region.
 */
export function readRegion(source: string, name: string): string | undefined {
  const inside: string[] = [];
  let depth = 0;
  for (const line of splitLines(source)) {
    const [, end, label] = marker.exec(line) ?? [];
    const isMarker = label !== undefined;
    if (depth === 0) {
      if (isMarker && !end && label === name) depth = 1;
      continue;
    }
    if (!isMarker) {
      inside.push(line);
      continue;
    }
    // A closing marker may name its region; one that names another region belongs to that one.
    depth += end ? -1 : 1;
    if (depth === 0 || (end && label === name)) return dedent(inside);
  }
  return depth > 0 ? dedent(inside) : undefined;
}

/** The whole file as a reader sees it: without region markers. */
export function withoutMarkers(source: string): string {
  return splitLines(source)
    .filter((line) => !marker.test(line))
    .join('\n')
    .trimEnd();
}

function dedent(lines: readonly string[]): string {
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const shared = indents.length > 0 ? Math.min(...indents) : 0;
  return lines
    .map((line) => line.slice(shared))
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

function splitLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}
