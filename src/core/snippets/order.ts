import { type PatternGroup, patternGroups, type Snippet } from './snippet.ts';

/**
 * Snippets in the order they are offered for a file: by pattern group in the order of the book, in each group those
 * whose framework the file imports first, then those without a framework, then the rest; equals keep their order.
 */
export function inOfferOrder(snippets: readonly Snippet[], fileText: string): readonly Snippet[] {
  const imports = importedModules(fileText);
  const rank = ({ framework, needs }: Snippet): number => {
    if (framework === undefined) return 1;
    return needs.some((module) => names(imports, module)) ? 0 : 2;
  };
  return snippets.toSorted(
    (one, other) => groupIndex(one.pattern) - groupIndex(other.pattern) || rank(one) - rank(other),
  );
}

function names(imports: ReadonlySet<string>, module: string): boolean {
  return [...imports].some(
    (path) => path === module || /^[./]/.test(path.startsWith(module) ? path.slice(module.length) : ''),
  );
}

function groupIndex(group: PatternGroup): number {
  return Object.keys(patternGroups).indexOf(group);
}

/** Lines of import statements in any of our languages, Go's import lists included. */
const importLine =
  /^\s*(?:(?:import|export|from|using)\b|\}\s*from\b|(?:const|let|var)\s.*require\(|"|\w+\s+").*$/gm;

/** The names and paths in the import statements of a source text; found without a parser, so it may name too many. */
function importedModules(text: string): ReadonlySet<string> {
  const lines = text.slice(0, 20_000).match(importLine) ?? [];
  return new Set(lines.flatMap((line) => line.match(/[@\w][\w@./-]*/g) ?? []));
}
