import * as vscode from 'vscode';
import {
  type BookBundle,
  type LearningPath,
  type LessonBundle,
  type LessonDocument,
  primerSlug,
} from '../../core/course/bundle.ts';
import { inLocale, type Locale, otherLocale } from '../../core/locale.ts';
import { messageOf } from '../../core/messageOf.ts';
import { SearchIndex } from '../../core/search/searchIndex.ts';
import type { LessonUnavailable, Shelf } from './shelf.ts';

/** Opens the book that `build/content` compiled into `out/content`. */
export async function openBuiltInShelf(contentFolder: vscode.Uri): Promise<Shelf & { bundle: BookBundle }> {
  const bundle = (await readJson(vscode.Uri.joinPath(contentFolder, 'book.json'))) as BookBundle;
  return {
    bundle,
    book: bundle.book,
    trust: 'trusted',
    root: contentFolder,
    meta: bundle.lessons,
    groups: bundle.groups,
    paths: bundle.paths,
    isWritten: (slug) => slug in bundle.lessons || primerOf(bundle, slug) !== undefined,
    lesson: (slug, locale) => readLesson(contentFolder, bundle, slug, locale),
    searchIndex: async (locale) =>
      SearchIndex.load(await readText(vscode.Uri.joinPath(contentFolder, `search.${locale}.json`))),
  };
}

async function readLesson(
  contentFolder: vscode.Uri,
  bundle: BookBundle,
  slug: string,
  requestedLocale: Locale,
): Promise<LessonDocument | LessonUnavailable> {
  const primer = primerOf(bundle, slug);
  if (primer) return primerDocument(bundle, slug, primer, requestedLocale);
  const course = inLocale(bundle.book.editions, requestedLocale);
  const entry = course?.lessons.find((lesson) => lesson.slug === slug);
  if (!entry) {
    return { unavailable: 'unknown', message: vscode.l10n.t('The book has no lesson “{0}”.', slug) };
  }
  const meta = bundle.lessons[slug];
  if (!meta) {
    return {
      unavailable: 'unwritten',
      message: vscode.l10n.t('“{0}” is not written yet.', entry.title),
    };
  }
  const file = vscode.Uri.joinPath(contentFolder, 'lessons', `${slug}.json`);
  let lesson: LessonBundle;
  try {
    lesson = (await readJson(file)) as LessonBundle;
  } catch (error) {
    return {
      unavailable: 'unreadable',
      message: vscode.l10n.t('“{0}” cannot be read: {1}', entry.title, messageOf(error)),
    };
  }
  const locale =
    lesson.markdown[requestedLocale] === undefined ? otherLocale(requestedLocale) : requestedLocale;
  return {
    bookId: bundle.book.id,
    slug,
    locale,
    requestedLocale,
    title: inLocale(meta.title, requestedLocale) ?? entry.title,
    path: `lessons/${slug}/${locale}.md`,
    markdown: lesson.markdown[locale] ?? '',
    files: lesson.files,
    meta,
  };
}

function primerOf(bundle: BookBundle, slug: string): LearningPath | undefined {
  return bundle.paths.find((path) => primerSlug(path) === slug);
}

/** A path's primer reads like a lesson without quiz and exercise. */
function primerDocument(
  bundle: BookBundle,
  slug: string,
  { id, title, primer }: LearningPath,
  requestedLocale: Locale,
): LessonDocument {
  const locale = primer?.[requestedLocale] === undefined ? otherLocale(requestedLocale) : requestedLocale;
  return {
    bookId: bundle.book.id,
    slug,
    locale,
    requestedLocale,
    title: inLocale(title, requestedLocale) ?? id,
    path: `lessons/${slug}/${locale}.md`,
    markdown: primer?.[locale] ?? '',
    files: {},
  };
}

async function readJson(file: vscode.Uri): Promise<unknown> {
  return JSON.parse(await readText(file));
}

async function readText(file: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}
