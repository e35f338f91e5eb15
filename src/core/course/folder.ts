import { titleOfName } from './courseFiles.ts';
import { isMarkdown } from './links.ts';
import type { NavEntry } from './navigation.ts';

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * The navigation of a folder of Markdown without one: folders as sections, files in natural order (`2` before `10`),
 * `index.md` or `README.md` first. Hidden files and folders, `node_modules` and build output are left out.
 *
 * @param paths relative to the folder
 */
export function folderNavigation(paths: readonly string[]): NavEntry[] {
  const pages = paths.filter((path) => isMarkdown(path) && !path.split('/').some(isIgnored));
  return entriesOf(
    pages.map((path) => path.split('/')),
    '',
  );
}

function entriesOf(pages: readonly (readonly string[])[], prefix: string): NavEntry[] {
  const files = pages.filter((parts) => parts.length === 1).map(([name]) => name as string);
  const folders = Map.groupBy(
    pages.filter((parts) => parts.length > 1),
    ([name]) => name as string,
  );
  const names = [...files, ...folders.keys()].sort(
    (a, b) => Number(isIndex(b)) - Number(isIndex(a)) || byName.compare(a, b) || (a < b ? -1 : 1),
  );
  return names.map((name): NavEntry => {
    const inside = folders.get(name);
    if (!inside) return { target: prefix + name, line: 0, children: [] };
    const children = entriesOf(
      inside.map((parts) => parts.slice(1)),
      `${prefix}${name}/`,
    );
    return { title: titleOfName(name), line: 0, children };
  });
}

function isIndex(name: string): boolean {
  return /^(index|readme)\.(?:[a-z]{2}\.)?(md|markdown)$/i.test(name);
}

function isIgnored(part: string): boolean {
  return part.startsWith('.') || part === 'node_modules' || part === 'target' || part === 'site';
}
