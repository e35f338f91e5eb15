/**
 * Resolves a relative link against the folder of the file it stands in.
 * @param from path of the file, relative to the course root
 * @param target relative path with `/`
 * @returns the normalized path relative to the course root, or undefined where it leaves the root
 */
export function resolvePath(from: string, target: string): string | undefined {
  const parts = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/**
 * Finds lessons by the paths that links in real courses use: the file itself, the file without its ending,
 * the folder of an `index.md` or `README.md`, and `../<slug>/`.
 */
export function lessonFinder(
  lessons: readonly { readonly slug: string; readonly path: string }[],
): (path: string) => string | undefined {
  const byPath = new Map<string, string>();
  const remember = (path: string, slug: string): void => {
    if (!byPath.has(path)) byPath.set(path, slug);
  };
  for (const { slug, path } of lessons) remember(path.replace(/^\.\//, ''), slug);
  for (const { slug, path } of lessons) {
    const bare = withoutEnding(path.replace(/^\.\//, ''));
    remember(bare, slug);
    remember(bare.replace(/(^|\/)(?:index|readme)$/i, ''), slug);
  }
  const slugs = new Set(lessons.map((lesson) => lesson.slug));
  return (path) => {
    const bare = withoutEnding(path);
    const last = bare.slice(bare.lastIndexOf('/') + 1);
    return byPath.get(path) ?? byPath.get(bare) ?? (slugs.has(last) ? last : undefined);
  };
}

function withoutEnding(path: string): string {
  return path.replace(/\.(?:md|markdown|html)$/i, '');
}
