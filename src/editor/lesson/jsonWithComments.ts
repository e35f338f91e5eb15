/**
 * Reads JSON as VS Code's own files write it: with comments and commas before a closing bracket.
 * @throws SyntaxError where it is not even that
 */
export function parseJsonWithComments(text: string): unknown {
  const token =
    /"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*[}\]])/g;
  return JSON.parse(
    text.replace(/^\uFEFF/, '').replace(token, (found) => (found.startsWith('"') ? found : '')),
  );
}
