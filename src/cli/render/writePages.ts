import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Highlighter } from '../../core/code/highlighter.ts';
import type { LessonDocument } from '../../core/course/bundle.ts';
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
  const editions = await Promise.all(book.editions.map((course) => readEdition(book, course)));
  const problems: Problem[] = [];
  const images = new Set<string>();
  const highlighter = new Highlighter();
  for (const edition of editions) {
    for (const lesson of edition.lessons.values()) {
      const { html, problems: found } = await pageOf(lesson, edition, {
        book,
        editions,
        images,
        highlighter,
      });
      const folder = path.join(places.to, edition.course.locale, lesson.slug);
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, 'index.html'), html);
      problems.push(...found);
    }
  }
  await highlighter.dispose();
  problems.push(...(await copyImages(images, places)));
  const written = editions.map(({ course, lessons }) => ({
    edition: course,
    slugs: new Set(lessons.keys()),
  }));
  await writeFile(path.join(places.to, 'index.html'), contentsHtml(written));
  return { pages: written.reduce((sum, { slugs }) => sum + slugs.size, 0), problems };
}

/** A course in one language, and its written lessons by slug, in reading order. */
interface Edition {
  readonly course: Course;
  readonly lessons: ReadonlyMap<string, LessonDocument>;
}

async function readEdition(book: BookSource, course: Course): Promise<Edition> {
  const documents = await Promise.all(course.lessons.map((lesson) => book.lesson(course, lesson)));
  const written = documents.filter((document) => document !== undefined);
  return { course, lessons: new Map(written.map((document) => [document.slug, document])) };
}

/** What the pages of one book share. */
interface Making {
  readonly book: BookSource;
  readonly editions: readonly Edition[];
  /** Takes the images that pages show, by path in the course. */
  readonly images: Set<string>;
  readonly highlighter: Highlighter;
}

async function pageOf(
  lesson: LessonDocument,
  { course, lessons }: Edition,
  { book, editions, images, highlighter }: Making,
): Promise<{ readonly html: string; readonly problems: readonly Problem[] }> {
  const { slug } = lesson;
  const around = {
    ...book,
    course,
    order: book.paths[0]?.lessons ?? course.lessons.map((lesson) => lesson.slug),
    isWritten: (other: string) => lessons.has(other),
  };
  const imageUrl = (file: string): string => {
    images.add(file);
    return `../../files/${file.split('/').map(encodeURIComponent).join('/')}`;
  };
  const { view, problems } = buildLessonView(
    lesson,
    { lessonAt: lessonFinder(course.lessons), imageUrl },
    surroundingsOf(around, slug, course.locale),
  );
  const html = plainPageHtml({
    view,
    colours: await highlighter.colourForSystem(view.code),
    assets: '../../assets/',
    contents: '../../index.html',
    translations: editions.filter((other) => other.lessons.has(slug)).map((other) => other.course.locale),
  });
  return { html, problems };
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
