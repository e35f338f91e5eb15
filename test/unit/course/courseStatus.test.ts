import assert from 'node:assert/strict';

import { courseStatus } from '../../../src/core/course/courseStatus.ts';
import type { LessonMeta } from '../../../src/core/course/lessonMeta.ts';
import { atHeading, noProgress, withLesson } from '../../../src/core/course/progress.ts';
import { statusReport } from '../../../src/core/course/statusReport.ts';

const answer = (right: boolean) => ({ text: {}, right, why: {} });

function lesson(slug: string, title: string): LessonMeta {
  return {
    slug,
    title: { en: title },
    level: 'advanced',
    minutes: { read: 1, lab: 1 },
    prerequisites: [],
    objectives: {},
    rules: [],
    snippets: [],
    sources: [],
    quiz: [
      { question: {}, answers: [answer(true), answer(false)] },
      { question: {}, answers: [answer(false), answer(true)] },
    ],
    exercise: { task: {}, hints: {} },
    formerSlugs: [],
  };
}

const bundle = {
  book: {
    id: 'book',
    editions: {
      en: {
        format: 'chapter' as const,
        title: 'Patterns',
        locale: 'en' as const,
        introduction: '',
        sections: [
          { id: '1', number: '1', title: 'Events', lessons: ['log', 'outbox'], sections: [] },
          { id: '2', number: '2', title: 'Sagas', lessons: ['outbox', 'unwritten'], sections: [] },
        ],
        lessons: [],
        problems: [],
      },
    },
  },
  lessons: { log: lesson('log', 'The log'), outbox: lesson('outbox', 'Outbox | inbox') },
  groups: [{ id: 'ops', title: { en: 'Operations' }, lessons: [] }],
  paths: [{ id: 'all', title: { en: 'All' }, lessons: ['log', 'outbox'] }],
};

const started = atHeading(noProgress, { bookId: 'book', slug: 'log', heading: 'end' }, ['end'], 1);
const progress = withLesson(started, 'book', 'log', { answers: { 0: 0, 1: 0 }, exercisePassed: true });

describe('course status', () => {
  const status = courseStatus(bundle, progress, 'en');

  it('counts lessons read, exercises passed and right answers, a lesson of two sections once in the whole', () => {
    assert.deepEqual(status.total, { lessons: 2, read: 1, exercises: 2, passed: 1, questions: 4, right: 1 });
    assert.deepEqual(
      status.sections.map(({ title, tally }) => [title, tally.read, tally.lessons]),
      [
        ['1 Events', 1, 2],
        ['2 Sagas', 0, 1],
        ['Operations', 0, 0],
      ],
    );
  });

  it('names the next lesson of the whole path, none once all are read', () => {
    assert.deepEqual(status.next, { slug: 'outbox', title: 'Outbox | inbox' });
    const all = withLesson(progress, 'book', 'outbox', { read: true });
    assert.equal(courseStatus(bundle, all, 'en').next, undefined);
  });

  it('is written as tables whose cells hold', () => {
    const lines = statusReport(status, 'en', (slug) => `vscode://lesson/${slug}`).split('\n');
    assert.ok(lines.includes('| 1 Events | 1 / 2 | 1 / 2 | 1 / 4 |'));
    assert.ok(lines.includes('| Operations | – | – | – |'));
    assert.ok(lines.includes('| [Outbox \\| inbox](vscode://lesson/outbox) | 0 / 1 | 0 / 1 | 0 / 2 |'));
    assert.ok(lines.includes('Next: [Outbox \\| inbox](vscode://lesson/outbox)'));
  });
});
