const preambleLine = /^(?:package|import|from|using)\s/;

/** The package clause and imports at the top of a template, one statement each, and the code below them. */
export function splitPreamble(code: string): { preamble: readonly string[]; body: string } {
  const lines = code.split('\n');
  const end = preambleLine.test(code) ? endOfImports(lines) : 0;
  const preamble: string[] = [];
  for (const line of lines.slice(0, end)) {
    if (preambleLine.test(line)) preamble.push(line);
    // The rest of a list that the statement before has opened.
    else if (line !== '') preamble.push(`${preamble.pop()}\n${line}`);
  }
  return { preamble, body: lines.slice(end).join('\n').replace(/^\n+/, '') };
}

/** A preamble as it stands in a file: the package clause, an empty line, the imports. */
export function preambleText(preamble: readonly string[]): string {
  const isPackage = (line: string) => /^package\s/.test(line);
  const clause = preamble.filter(isPackage);
  const imports = preamble.filter((line) => !isPackage(line));
  return [clause, imports]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** Lines to be inserted into a file before its 0-based `line`. */
export interface PreambleEdit {
  readonly line: number;
  readonly text: string;
}

/**
 * What a file lacks of a snippet's preamble, and where it belongs: below the imports the file has, or else at its top.
 * A file that has a package clause keeps it. Undefined where nothing is missing.
 */
export function preambleEdit(fileText: string, preamble: readonly string[]): PreambleEdit | undefined {
  const lines = fileText.split(/\r?\n/);
  const text = `\n${lines.join('\n')}\n`;
  const hasPackage = /\npackage\s/.test(text);
  const missing = preamble.filter(
    (statement) => !text.includes(`\n${statement}\n`) && !(hasPackage && /^package\s/.test(statement)),
  );
  if (missing.length === 0) return undefined;

  const line = endOfImports(lines);
  const follows = lines[line] === undefined || lines[line] === '' ? '' : '\n';
  return { line, text: `${preambleText(missing)}\n${follows}` };
}

/** The line after the last import at the top of a file, import lists over several lines included. */
function endOfImports(lines: readonly string[]): number {
  let end = 0;
  let list: RegExp | undefined;
  for (const [index, line] of lines.entries()) {
    if (list !== undefined) {
      if (!list.test(line)) continue;
      list = undefined;
      end = index + 1;
    } else if (preambleLine.test(line)) {
      list = openList(line);
      end = index + 1;
    } else if (line.trim() !== '' && !/^\s*(?:\/\/|#|\/?\*|["']use )/.test(line)) {
      break;
    }
  }
  return end;
}

/** What ends the list that an import opens and does not close, as `import (` or `import {`. */
function openList(line: string): RegExp | undefined {
  if (/\([^)]*$/.test(line)) return /^\s*\)/;
  return /\{[^}]*$/.test(line) ? /\}/ : undefined;
}
