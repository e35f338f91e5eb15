import type { GlossaryTerm, LessonDocument } from '../course/bundle.ts';
import type { LessonMeta } from '../course/lessonMeta.ts';
import type { ReadingStatus } from '../course/progress.ts';
import { inLocale, type Locale, type Localized } from '../locale.ts';
import type { Problem } from '../problem.ts';
import type { CodeBlock, Diagram, OutlineEntry, RenderContext } from './model.ts';
import { renderLesson, renderLine, renderMarkdown } from './renderLesson.ts';

/** Everything a page shows of one lesson, in one language. Fields named `html` are safe for `innerHTML`. */
export interface LessonView {
  readonly bookId: string;
  readonly slug: string;
  /** The language of the text. */
  readonly locale: Locale;
  /** The language the reader asked for, and that of the page's own words. */
  readonly requestedLocale: Locale;
  /** The reader asked for another language, which the book has elsewhere. */
  readonly untranslated: boolean;
  readonly title: string;
  /** Where the lesson stands: book, section. */
  readonly trail: readonly string[];
  readonly level?: LessonMeta['level'];
  readonly minutes?: LessonMeta['minutes'];
  readonly prerequisites: readonly LessonLink[];
  readonly objectives: readonly string[];
  readonly html: string;
  readonly outline: readonly OutlineEntry[];
  readonly code: readonly CodeBlock[];
  readonly diagrams: readonly Diagram[];
  readonly quiz: readonly QuizQuestion[];
  readonly exercise?: ExerciseView;
  /** A program of the lesson that can be run. */
  readonly example?: ExampleView;
  /** Patterns the lesson explains, to be put into one's own code. */
  readonly snippets: readonly SnippetView[];
  /** Ids of the lint rules the lesson explains. */
  readonly rules: readonly string[];
  readonly sources: readonly SourceView[];
  readonly previous?: LessonLink;
  readonly next?: LessonLink;
  readonly glossary: readonly TermView[];
}

export interface LessonLink {
  readonly slug: string;
  readonly title: string;
  /** How far the reader is, where that is known. */
  readonly state?: ReadingStatus;
}

/** `question`, `text` and `why` are HTML. */
export interface QuizQuestion {
  readonly question: string;
  readonly answers: readonly { readonly text: string; readonly right: boolean; readonly why: string }[];
}

/** `task` and `hints` are HTML. */
export interface ExerciseView {
  readonly task: string;
  readonly hints: readonly string[];
}

export interface ExampleView {
  /** What the program prints. */
  readonly output: string;
}

export interface SnippetView {
  readonly prefix: string;
  readonly title: string;
}

export interface SourceView {
  readonly title: string;
  readonly section?: string;
  readonly url?: string;
  readonly note?: string;
}

/** A glossary term in one language; `spellings` are what the text may say for it, the term itself first. */
export interface TermView {
  readonly id: string;
  readonly spellings: readonly string[];
  readonly definition: string;
}

/** What surrounds a lesson: the course tells it, the lesson does not know it. */
export interface Surroundings {
  readonly trail: readonly string[];
  readonly glossary: readonly GlossaryTerm[];
  readonly previous?: LessonLink;
  readonly next?: LessonLink;
  link(slug: string): LessonLink | undefined;
  /** Undefined where no snippet has the prefix. */
  snippetTitle(prefix: string): string | undefined;
}

/** Puts a lesson, its metadata and its surroundings together into one page. */
export function buildLessonView(
  document: LessonDocument,
  context: RenderContext,
  surroundings: Surroundings,
): { readonly view: LessonView; readonly problems: readonly Problem[] } {
  const { meta, requestedLocale } = document;
  const say = (text: Localized): string => inLocale(text, requestedLocale) ?? '';
  const line = (text: string): string => renderLine(text, document, context);
  const body = renderLesson(document, context);
  const exercise = meta?.exercise && {
    task: renderMarkdown(say(meta.exercise.task), document, context, 'task-'),
    hints: (inLocale(meta.exercise.hints, requestedLocale) ?? []).map((hint, index) =>
      renderMarkdown(hint, document, context, `hint-${index + 1}-`),
    ),
  };
  const output = meta && document.files['example/output.txt'];
  const extras = exercise ? [exercise.task, ...exercise.hints] : [];
  const view: LessonView = {
    bookId: document.bookId,
    slug: document.slug,
    locale: document.locale,
    requestedLocale,
    untranslated: document.locale !== requestedLocale && document.oneLanguage !== true,
    title: document.title,
    trail: surroundings.trail,
    ...(meta && { level: meta.level, minutes: meta.minutes }),
    prerequisites: (meta?.prerequisites ?? []).flatMap((slug) => surroundings.link(slug) ?? []),
    objectives: (meta ? (inLocale(meta.objectives, requestedLocale) ?? []) : []).map(line),
    html: body.html,
    outline: body.outline,
    code: [body, ...extras].flatMap((rendered) => rendered.code),
    diagrams: [body, ...extras].flatMap((rendered) => rendered.diagrams),
    quiz: (meta?.quiz ?? []).map(({ question, answers }) => ({
      question: line(say(question)),
      answers: answers.map(({ text, right, why }) => ({
        text: line(say(text)),
        right,
        why: line(say(why)),
      })),
    })),
    ...(exercise && {
      exercise: { task: exercise.task.html, hints: exercise.hints.map((hint) => hint.html) },
    }),
    ...(output !== undefined && { example: { output } }),
    snippets: (meta?.snippets ?? []).map((prefix) => ({
      prefix,
      title: surroundings.snippetTitle(prefix) ?? prefix,
    })),
    rules: meta?.rules ?? [],
    sources: (meta?.sources ?? []).map(({ note, ...source }) => ({
      ...source,
      ...(note && { note: say(note) }),
    })),
    ...(surroundings.previous && { previous: surroundings.previous }),
    ...(surroundings.next && { next: surroundings.next }),
    glossary: surroundings.glossary.map((term) => termView(term, document.locale, requestedLocale)),
  };
  return { view, problems: body.problems };
}

function termView(term: GlossaryTerm, textLocale: Locale, requestedLocale: Locale): TermView {
  const spellings = [inLocale(term.term, textLocale) ?? term.id, ...(term.also?.[textLocale] ?? [])];
  return { id: term.id, spellings, definition: inLocale(term.definition, requestedLocale) ?? '' };
}
