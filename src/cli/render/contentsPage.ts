import type { Course, CourseSection } from '../../core/course/course.ts';
import { escapeHtml } from '../../protocol/plainPage.ts';

/** An edition and the slugs of its lessons that have a page. */
export interface WrittenEdition {
  readonly edition: Course;
  readonly slugs: ReadonlySet<string>;
}

/** The table of contents of a book written to files, one list a language. */
export function contentsHtml(editions: readonly WrittenEdition[]): string {
  const [first] = editions;
  return `<!doctype html>
<html lang="${first?.edition.locale ?? 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(first?.edition.title ?? '')}</title>
<link rel="stylesheet" href="assets/lesson.css">
</head>
<body>
<div class="columns">
<main class="lesson">
${editions.map(editionHtml).join('\n')}
</main>
</div>
</body>
</html>
`;
}

function editionHtml({ edition, slugs }: WrittenEdition): string {
  const titles = new Map(edition.lessons.map(({ slug, title }) => [slug, title]));
  const list = (lessons: readonly string[]): string =>
    `<ul>${lessons
      .filter((slug) => slugs.has(slug))
      .map(
        (slug) =>
          `<li><a href="${edition.locale}/${encodeURIComponent(slug)}/index.html">${escapeHtml(titles.get(slug) ?? slug)}</a></li>`,
      )
      .join('')}</ul>`;
  const section = ({ number, title, lessons, sections }: CourseSection): string =>
    `<li>${escapeHtml([number, title].filter(Boolean).join(' '))}${list(lessons)}${nested(sections)}</li>`;
  const nested = (sections: readonly CourseSection[]): string =>
    sections.length > 0 ? `<ul>${sections.map(section).join('')}</ul>` : '';
  const placed = new Set(slugsOf(edition.sections));
  const others = edition.lessons.map(({ slug }) => slug).filter((slug) => !placed.has(slug));
  return `<section lang="${edition.locale}">
<h1>${escapeHtml(edition.title)}</h1>
${nested(edition.sections)}
${list(others)}
</section>`;
}

function slugsOf(sections: readonly CourseSection[]): readonly string[] {
  return sections.flatMap((section) => [...section.lessons, ...slugsOf(section.sections)]);
}
