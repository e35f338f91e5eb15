import { plainText } from './links.ts';

/** The files of a course folder, wherever they are. */
export interface CourseFiles {
  /** Every file, relative to the root, with `/`. Whoever lists follows no link out of the folder or in circles. */
  list(): Promise<readonly string[]>;
  /**
   * The text of a file; rejects where it cannot be read.
   *
   * @param start this many bytes from the beginning are enough; more may come
   */
  read(path: string, start?: number): Promise<string>;
}

/** The title of a Markdown text: of its front matter, else its first `#` heading. The beginning of the file is enough. */
export function titleOfMarkdown(text: string): string | undefined {
  const [, frontMatter = '', body = ''] = /^\ufeff?(?:---\r?\n(.*?)^---\s*?$)?(.*)/ms.exec(text) ?? [];
  const named = /^title:\s*(?:"([^"]*)"|'([^']*)'|(.*))\s*$/m.exec(frontMatter);
  const title = (named?.[1] ?? named?.[2] ?? named?.[3])?.trim();
  if (title) return title;
  const visible = body.replace(/^ {0,3}(```+|~~~+).*?^ {0,3}\1/gms, '');
  const [, atx, setext] = /^ {0,3}#\s+(.+?)(?:\s+#+)?\s*$|^(\S.*)\r?\n=+\s*$/m.exec(visible) ?? [];
  const heading = atx ?? setext;
  return heading === undefined ? undefined : plainText(heading);
}

/** A title made of a file or folder name: `02-read_models.md` → `02 read models`. */
export function titleOfName(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  return (
    name
      .replace(/\.(md|markdown)$/i, '')
      .replace(/[-_]+/g, ' ')
      .trim() || name
  );
}
