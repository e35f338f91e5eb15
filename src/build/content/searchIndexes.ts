import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { WrittenLesson } from '../../core/course/checkLesson.ts';
import { inLocale, locales } from '../../core/locale.ts';
import { searchDocuments } from '../../core/search/searchDocuments.ts';
import { SearchIndex } from '../../core/search/searchIndex.ts';

/** Writes `search.<locale>.json`: full text of every lesson, in the other language where it is not translated. */
export async function writeSearchIndexes(
  out: string,
  bookId: string,
  lessons: readonly WrittenLesson[],
): Promise<void> {
  for (const locale of locales) {
    const documents = lessons.flatMap(({ slug, meta, markdown, files }) =>
      searchDocuments({
        bookId,
        slug,
        locale,
        requestedLocale: locale,
        title: inLocale(meta.title, locale) ?? slug,
        path: `lessons/${slug}/${locale}.md`,
        markdown: inLocale(markdown, locale) ?? '',
        files,
      }),
    );
    await writeFile(path.join(out, `search.${locale}.json`), JSON.stringify(SearchIndex.of(documents)));
  }
}
