import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LessonBundle } from '../../core/course/bundle.ts';
import type { LessonMeta } from '../../core/course/lessonMeta.ts';
import { inLocale, locales } from '../../core/locale.ts';
import { searchDocuments } from '../../core/search/searchDocuments.ts';
import { SearchIndex } from '../../core/search/searchIndex.ts';

/** Writes `search.<locale>.json`: full text of every lesson, in the other language where it is not translated. */
export async function writeSearchIndexes(
  out: string,
  bookId: string,
  lessons: readonly { readonly meta: LessonMeta; readonly bundle: LessonBundle }[],
): Promise<void> {
  for (const locale of locales) {
    const documents = lessons.flatMap(({ meta, bundle }) =>
      searchDocuments({
        bookId,
        slug: bundle.slug,
        locale,
        requestedLocale: locale,
        title: inLocale(meta.title, locale) ?? bundle.slug,
        path: `lessons/${bundle.slug}/${locale}.md`,
        markdown: inLocale(bundle.markdown, locale) ?? '',
        files: bundle.files,
      }),
    );
    await writeFile(path.join(out, `search.${locale}.json`), JSON.stringify(SearchIndex.of(documents)));
  }
}
