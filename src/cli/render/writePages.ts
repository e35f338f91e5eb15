import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Course } from '../../core/course/course.ts';
import { buildLessonView } from '../../core/markdown/lessonView.ts';
import { lessonFinder } from '../../core/markdown/paths.ts';
import { surroundingsOf } from '../../core/markdown/surroundings.ts';
import type { Problem } from '../../core/problem.ts';
import { plainPageHtml } from '../../protocol/plainPage.ts';
import type { BookSource } from './bookSource.ts';
import { contentsHtml } from './contentsPage.ts';

/** Where the pages of a book are written from and to. */
export interface Places {
  /** The course; images are copied from here. */
  readonly from: string;
  readonly to: string;
  /** The built lesson page: `lesson.mjs`, `lesson.css` and what they load. */
  readonly assets: string;
}

/**
 * Writes a book as pages for an ordinary browser: `<locale>/<slug>/index.html`, with the page's own assets in
 * `assets/`, the course's images in `files/`, and a table of contents.
 */
export async function writePages(
  book: BookSource,
  places: Places,
): Promise<{ readonly pages: number; readonly problems: readonly Problem[] }> {
  await mkdir(places.to, { recursive: true });
  await cp(places.assets, path.join(places.to, 'assets'), { recursive: true });
  const problems: Problem[] = [];
  const images = new Set<string>();
  const written: { readonly edition: Course; readonly slugs: ReadonlySet<string> }[] = [];
  for (const edition of book.editions) {
    const slugs = await writeEdition(book, edition, places.to, problems, images);
    written.push({ edition, slugs });
  }
  problems.push(...(await copyImages(images, places)));
  await writeFile(path.join(places.to, 'index.html'), contentsHtml(written));
  return { pages: written.reduce((sum, { slugs }) => sum + slugs.size, 0), problems };
}

/** @returns the slugs of the lessons that were written */
async function writeEdition(
  book: BookSource,
  edition: Course,
  folder: string,
  problems: Problem[],
  images: Set<string>,
): Promise<ReadonlySet<string>> {
  const documents = new Map(
    await Promise.all(
      edition.lessons.map(async (lesson) => [lesson.slug, await book.lesson(edition, lesson)] as const),
    ),
  );
  const isWritten = (slug: string): boolean => documents.get(slug) !== undefined;
  const { locale } = edition;
  const around = {
    ...book,
    course: edition,
    order: book.paths[0]?.lessons ?? edition.lessons.map(({ slug }) => slug),
    isWritten,
  };
  const lessonAt = lessonFinder(edition.lessons);
  const translations = book.editions.map((other) => other.locale);
  const slugs = new Set<string>();
  for (const [slug, document] of documents) {
    if (!document) continue;
    const imageUrl = (file: string): string => {
      images.add(file);
      return `../../files/${file.split('/').map(encodeURIComponent).join('/')}`;
    };
    const rendered = buildLessonView(document, { lessonAt, imageUrl }, surroundingsOf(around, slug, locale));
    problems.push(...rendered.problems);
    const page = path.join(folder, locale, slug);
    await mkdir(page, { recursive: true });
    await writeFile(
      path.join(page, 'index.html'),
      plainPageHtml({ view: rendered.view, assets: '../../assets/', translations }),
    );
    slugs.add(slug);
  }
  return slugs;
}

async function copyImages(images: ReadonlySet<string>, { from, to }: Places): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const image of images) {
    const target = path.join(to, 'files', image);
    await mkdir(path.dirname(target), { recursive: true });
    await cp(path.join(from, image), target).catch(() => {
      problems.push({ file: image, line: 1, message: 'the image is missing or cannot be read' });
    });
  }
  return problems;
}
