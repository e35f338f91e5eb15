import assert from 'node:assert/strict';
import { type LessonPlace, lessonLink, parseLessonLink } from '../../../src/core/course/lessonLink.ts';

/** The parts as the editor hands them over: decoded. */
function parts(link: string) {
  const url = new URL(link);
  return {
    path: decodeURIComponent(url.pathname),
    query: decodeURIComponent(url.search.slice(1)),
    fragment: decodeURIComponent(url.hash.slice(1)),
  };
}

describe('lesson link', () => {
  const places: LessonPlace[] = [
    { slug: '04-saga-pattern' },
    { slug: '04-saga-pattern', locale: 'ko', heading: 'pivot' },
    { slug: 'intro', bookId: 'own-1', heading: '보상-트랜잭션' },
  ];
  for (const place of places) {
    it(`comes back as it was: ${JSON.stringify(place)}`, () => {
      assert.deepEqual(parseLessonLink(parts(lessonLink('vscode', place))), place);
    });
  }

  it('carries the scheme of the editor it is opened in', () => {
    assert.equal(lessonLink('vscodium', { slug: 'a' }), 'vscodium://patternbook.patternbook/lesson/a');
  });

  it('is not every URI', () => {
    assert.equal(parseLessonLink({ path: '/other/a', query: '', fragment: '' }), undefined);
    assert.equal(parseLessonLink({ path: '/lesson/', query: '', fragment: '' }), undefined);
  });

  it('ignores a language the book does not have', () => {
    assert.deepEqual(parseLessonLink({ path: '/lesson/a', query: 'lang=fr', fragment: '' }), { slug: 'a' });
  });
});
