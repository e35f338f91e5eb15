import assert from 'node:assert/strict';
import type { LessonDocument } from '../../../src/core/course/bundle.ts';
import { buildLessonView } from '../../../src/core/markdown/lessonView.ts';

describe('the view of a lesson', () => {
  const untranslated = (parts: Partial<LessonDocument>): boolean =>
    buildLessonView(
      {
        bookId: 'own',
        slug: 'retries',
        locale: 'en',
        requestedLocale: 'ko',
        title: 'Retries',
        path: 'retries.md',
        markdown: '# Retries',
        files: {},
        ...parts,
      },
      { lessonAt: () => undefined, imageUrl: (path) => path },
      { trail: [], glossary: [], link: () => undefined, snippetTitle: () => undefined },
    ).view.untranslated;

  it('says that a lesson is not translated where its book has an edition in the language asked for', () => {
    assert.equal(untranslated({}), true);
    assert.equal(untranslated({ requestedLocale: 'en' }), false);
  });

  it('makes no words of it where the book has one language only', () => {
    assert.equal(untranslated({ oneLanguage: true }), false);
  });
});
