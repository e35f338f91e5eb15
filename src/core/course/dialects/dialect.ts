import type { CourseFormat } from '../course.ts';
import { type SourceLine, sourceLines } from '../sourceLines.ts';
import type { IncludedFiles } from './includes.ts';
import { mdbookDialect } from './mdbook.ts';
import { mkdocsDialect } from './mkdocs.ts';

/** What a course format writes differently from the lessons of the book. */
export interface Dialect {
  /**
   * Paths, relative to the course root, of the files that a text takes in; first choices first where a file may
   * stand in several places.
   * @param path of the text, relative to the course root
   */
  included(text: string, path: string): readonly string[];
  /**
   * A Markdown file in the Markdown of the book, line by line, so that what is wrong in it can be found again.
   * @param path of the Markdown file, relative to the course root
   * @param files those of `included` that exist
   */
  translate(markdown: string, path: string, files: IncludedFiles): readonly SourceLine[];
}

const plain: Dialect = { included: () => [], translate: sourceLines };

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
