import type { LessonDocument } from '../course/bundle.ts';
import { cutFrontMatter } from './frontMatter.ts';
import type { RenderContext, RenderEnv, RenderedLesson } from './model.ts';
import { lessonParser } from './parser.ts';

/**
 * Renders a lesson's Markdown. All books are rendered alike, as if nothing in them could be trusted:
 * raw HTML is shown as text, and addresses are limited to the course, http(s) and mailto.
 * Never throws: what cannot be shown is said in its place and listed in `problems`.
 */
export function renderLesson(document: LessonDocument, context: RenderContext): RenderedLesson {
  return renderMarkdown(document.markdown, document, context, '');
}

/**
 * Renders a text that stands beside a lesson, such as an exercise's task.
 * @param idPrefix keeps its ids apart from those of the lesson on the same page
 */
export function renderMarkdown(
  markdown: string,
  document: RenderEnv['document'],
  context: RenderContext,
  idPrefix: string,
): RenderedLesson {
  const { text, lines } = cutFrontMatter(markdown);
  const env = createEnv(document, context, idPrefix, lines);
  const html = lessonParser().render(text, env);
  return {
    html,
    outline: env.outline,
    code: env.code,
    diagrams: env.diagrams,
    problems: env.problems.toSorted((a, b) => a.line - b.line),
  };
}

/** Renders one line of Markdown, such as an objective or an answer, without a paragraph around it. */
export function renderLine(
  markdown: string,
  document: RenderEnv['document'],
  context: RenderContext,
): string {
  return lessonParser().renderInline(markdown, createEnv(document, context, '', 0));
}

export function createEnv(
  document: RenderEnv['document'],
  context: RenderContext,
  idPrefix: string,
  lineOffset: number,
): RenderEnv {
  return { document, context, idPrefix, lineOffset, outline: [], code: [], diagrams: [], problems: [] };
}
