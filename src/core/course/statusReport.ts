import type { Locale } from '../locale.ts';
import type { CourseStatus, Tally } from './courseStatus.ts';

const texts = {
  en: {
    heading: 'Your progress',
    lesson: 'Lesson',
    read: 'Read',
    exercises: 'Exercises',
    quiz: 'Quiz',
    all: 'Whole book',
    next: 'Next',
    done: 'Every lesson is read.',
  },
  ko: {
    heading: '진행 상황',
    lesson: '레슨',
    read: '읽음',
    exercises: '연습 문제',
    quiz: '퀴즈',
    all: '책 전체',
    next: '다음',
    done: '모든 레슨을 읽었습니다.',
  },
} as const;

/**
 * The status as Markdown: a table of the book, and one of each section.
 * @param linkTo the address that opens a lesson
 */
export function statusReport(status: CourseStatus, locale: Locale, linkTo: (slug: string) => string): string {
  const say = texts[locale];
  const lessonLink = ({ slug, title }: { slug: string; title: string }) =>
    `[${escapeCell(title)}](${linkTo(slug)})`;
  const head = (first: string) => [
    `| ${first} | ${say.read} | ${say.exercises} | ${say.quiz} |`,
    '| --- | ---: | ---: | ---: |',
  ];
  return [
    `# ${say.heading}: ${status.title}`,
    '',
    ...head(''),
    ...status.sections.map(({ title, tally }) => row(escapeCell(title), tally)),
    row(`**${say.all}**`, status.total),
    '',
    status.next ? `${say.next}: ${lessonLink(status.next)}` : say.done,
    ...status.sections.flatMap(({ title, lessons }) => [
      '',
      `## ${title}`,
      '',
      ...head(say.lesson),
      ...lessons.map((lesson) => row(lessonLink(lesson), lesson)),
    ]),
    '',
  ].join('\n');
}

function row(name: string, tally: Tally): string {
  const cells = [
    share(tally.read, tally.lessons),
    share(tally.passed, tally.exercises),
    share(tally.right, tally.questions),
  ];
  return `| ${name} | ${cells.join(' | ')} |`;
}

function share(done: number, all: number): string {
  return all === 0 ? '–' : `${done} / ${all}`;
}

function escapeCell(text: string): string {
  return text.replace(/[|\\[\]]/g, '\\$&');
}
