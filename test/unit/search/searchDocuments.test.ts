import assert from 'node:assert/strict';
import type { LessonDocument } from '../../../src/core/course/bundle.ts';
import { searchDocuments } from '../../../src/core/search/searchDocuments.ts';

const lesson: LessonDocument = {
  bookId: 'book',
  slug: 'lesson',
  locale: 'en',
  requestedLocale: 'en',
  title: 'Projections',
  path: 'lessons/lesson/en.md',
  markdown: [
    'Before **any** heading.',
    '## The gap {#gap}',
    'Positions are not `commit` order.',
    '- one [link](../other/)',
    '```ts',
    'const hidden = 1;',
    '```',
    '## Rebuild {#rebuild}',
    '| a | b |\n|---|---|\n| blue | green |',
  ].join('\n\n'),
  files: {},
};

describe('search documents', () => {
  it('are one a heading, prose without markup, code or diagrams', () => {
    const documents = searchDocuments(lesson);
    assert.deepEqual(
      documents.map(({ heading, headingTitle, text }) => [heading, headingTitle, text]),
      [
        ['', '', 'Before any heading.'],
        ['gap', 'The gap', 'Positions are not commit order. one link'],
        ['rebuild', 'Rebuild', 'a b blue green'],
      ],
    );
    assert.equal(documents[0]?.lessonTitle, 'Projections');
  });
});
