import type { CourseFormat } from '../course.ts';
import { mdbookDialect } from './mdbook.ts';
import { mkdocsDialect } from './mkdocs.ts';

/** What a course format writes differently from the lessons of the book. */
export interface Dialect {
  /**
   * Paths, relative to the course root, of the files that the text takes in; first choices first where a file may
   * stand in several places.
   * @param path of the Markdown file, relative to the course root
   */
  included(markdown: string, path: string): readonly string[];
  /**
   * The text in the Markdown of the book.
   * @param files text of the files of `included` that exist, by path
   */
  translate(markdown: string, path: string, files: Readonly<Record<string, string>>): string;
}

const plain: Dialect = { included: () => [], translate: (markdown) => markdown };

export function dialectOf(format: CourseFormat): Dialect {
  switch (format) {
    case 'mkdocs':
      return mkdocsDialect;
    case 'mdbook':
      return mdbookDialect;
    case 'chapter':
    case 'folder':
      return plain;
  }
}
