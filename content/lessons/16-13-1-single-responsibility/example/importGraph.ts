import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One import statement, both ends as paths below the folder that was read. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/** The TypeScript files below a folder, tests left out: path to text. */
export function readSources(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  return new Map(files.sort().map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
}

/** The imports between these files; those of types count, and so do re-exports. */
export function importsOf(sources: ReadonlyMap<string, string>): Import[] {
  return [...sources].flatMap(([from, text]) =>
    [...text.matchAll(/\bfrom '(\.[^']+)'/g)]
      .map(([, to = '']) => ({ from, to: path.posix.join(path.posix.dirname(from), to) }))
      .filter(({ to }) => sources.has(to)),
  );
}

// #region crossing
/** Imports that lead from one module into another, public parts included: modules are plugged together outside. */
export function crossing(imports: readonly Import[]): Import[] {
  return imports.filter(({ from, to }) => {
    const [source, target] = [moduleOf(from), moduleOf(to)];
    return source !== undefined && target !== undefined && source !== target;
  });
}

function moduleOf(file: string): string | undefined {
  return /^modules\/([^/]+)\//.exec(file)?.[1];
}
// #endregion crossing

/** A way from a file back to itself, if there is one. */
export function cycle(imports: readonly Import[]): string[] | undefined {
  const search = (trail: readonly string[]): string[] | undefined => {
    const last = trail.at(-1);
    for (const { from, to } of imports) {
      if (from !== last) continue;
      if (trail.includes(to)) return [...trail.slice(trail.indexOf(to)), to];
      const found = search([...trail, to]);
      if (found) return found;
    }
    return undefined;
  };
  for (const file of new Set(imports.map(({ from }) => from))) {
    const found = search([file]);
    if (found) return found;
  }
  return undefined;
}
