/** Stands in a text for the selection; a character that no template has. */
const mark = '\uE000';

/** What the editor replaces with the selection, lines and indentation included. */
export const selectionVariable = '$TM_SELECTED_TEXT';

/**
 * What a template puts around a selection: the body of its method `example`, without the indentation, with a mark in place
 * of the line `statement`. Undefined where it has no such method or line.
 */
export function aroundSelection(code: string, statement: string): string | undefined {
  const lines = code.split('\n');
  const start = lines.findIndex((line) => /\bexample(?:Async)?\(/i.test(line));
  const opening = lines.findIndex((line, index) => index >= start && /[{:]$/.test(line));
  if (start < 0 || opening < 0) return undefined;

  const outer = indentOf(lines[start] ?? '');
  const below = lines.slice(opening + 1);
  const end = below.findIndex((line) => line !== '' && indentOf(line) <= outer);
  const body = below.slice(0, end < 0 ? undefined : end);
  const inner = indentOf(body[0] ?? '');
  const dedented = body.map((line) => line.slice(inner));
  const place = dedented.findIndex((line) => line.trim() === statement);
  if (place < 0) return undefined;
  return dedented
    .with(place, (dedented[place] ?? '').replace(statement, mark))
    .join('\n')
    .trimEnd();
}

/** The snippet of a text that `aroundSelection` gave. */
export function withSelection(body: string): string {
  return body.replace(mark, () => selectionVariable);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
