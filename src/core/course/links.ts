import { resolvePath } from '../markdown/paths.ts';

export function isMarkdown(path: string): boolean {
  return /\.(md|markdown)$/i.test(path);
}

/** A Markdown link as it stands in an index. */
export interface IndexLink {
  readonly title: string;
  readonly target: string;
  /** The closing parenthesis is missing. */
  readonly broken: boolean;
}

/**
 * Title, target between `<>` or bare, the target's own title, and the closing parenthesis. No part can be matched in
 * two ways, so that no line, however made, takes long.
 */
const linkPattern =
  /(?<!!)\[((?:\\.|\[[^[\]]*\]|[^[\]\\])*)\]\(\s*(?:<([^<>]*)>|((?:[^\s()]|\([^\s()]*\))*))(?:\s+(?:"[^"]{0,200}"|'[^']{0,200}'))?\s*(\)?)/g;

/** All links of one line of Markdown, pictures left out. */
export function linksOf(line: string): IndexLink[] {
  return [...line.matchAll(linkPattern)].map(([, title = '', angled, bare = '', close]) => ({
    title: plainText(title),
    target: angled ?? bare,
    broken: close !== ')',
  }));
}

/** Inline Markdown without its marks: `**a** [b](c) \`d\`` → `a b d`. More than 500 characters are no title; they are cut. */
export function plainText(markdown: string): string {
  return markdown
    .slice(0, 500)
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)(.+?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])([*_])(?=\S)(.+?)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s*\{[#.][^}]*\}\s*$/, '')
    .trim();
}

/** Where a link of an index leads: to a Markdown file of the course, out of it, or nowhere. */
export type LinkTarget =
  | { readonly kind: 'lesson'; readonly path: string }
  | { readonly kind: 'outside' }
  | { readonly kind: 'unusable' };

/**
 * Resolves a link target against the folder of the index. Query and fragment are dropped; absolute paths, other
 * schemes and paths above the folder lead outside.
 */
export function resolveTarget(target: string): LinkTarget {
  const bare = decode(target.replace(/[?#].*$/s, '')).replaceAll('\\', '/');
  if (bare === '') return { kind: 'unusable' };
  const path = insideCourse(bare);
  if (path === undefined) return { kind: 'outside' };
  return isMarkdown(path) ? { kind: 'lesson', path } : { kind: 'unusable' };
}

/** A path relative to the course root, normalized; undefined for absolute paths, addresses and what leads out. */
export function insideCourse(path: string): string | undefined {
  return /^(?:[a-z][a-z\d+.-]*:|[/\\])/i.test(path) ? undefined : joinPath('', path);
}

/** `folder/relative` with `.` and `..` resolved; undefined where it leaves the course root. */
export function joinPath(folder: string, relative: string): string | undefined {
  return resolvePath(folder === '' ? '' : `${folder}/`, relative);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray `%` in a file name: the name is meant as it stands.
    return text;
  }
}

/**
 * The slug of a lesson file: its path without the ending, folders joined by `--`, so that it can be a file name,
 * a key and a part of an address. Stable as long as the file keeps its path; independent of its title, and the same
 * for `intro.ko.md`, `ko/intro.md` and `intro.en.md`.
 */
export function slugOf(path: string): string {
  const bare = path
    .replace(/(?:\.(?:en|ko))?\.(?:md|markdown)$/i, '')
    .replace(/(?<=^|\/)(?:en|ko)\//gi, '')
    .replace(/\/(index|readme)$/i, '');
  return bare
    .normalize('NFC')
    .replaceAll('/', '--')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-');
}

/** An id made of a section's title: its words in lower case, joined by `-`. */
export function sectionId(title: string): string {
  return (
    title
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join('-') ?? 'section'
  );
}

/** The level and text of a `#` heading; undefined where the line is none. */
export function headingOf(line: string): { readonly level: number; readonly text: string } | undefined {
  const [, hashes, rest = ''] = /^ {0,3}(#{1,6})(?=\s|$)(.*)$/.exec(line) ?? [];
  if (hashes === undefined) return undefined;
  return { level: hashes.length, text: plainText(rest.trim().replace(/(?:^|\s)#+$/, '')) };
}
