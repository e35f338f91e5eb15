import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  atHeading,
  latestPlace,
  mergeProgress,
  noProgress,
  parseProgress,
  progressOf,
  statusOf,
  withLesson,
  withoutProgress,
  withRenamedLessons,
} from '../../../src/core/course/progress.ts';

const outline = ['why', 'gap', 'rebuild'];
const at = (heading: string, now = 1, slug = 'a') =>
  atHeading(noProgress, { bookId: 'book', slug, heading }, outline, now);

describe('progress', () => {
  it('goes from unread through reading to read at the last heading', () => {
    assert.equal(statusOf(noProgress, 'book', 'a'), 'unread');
    assert.equal(statusOf(at('gap'), 'book', 'a'), 'reading');
    assert.equal(statusOf(at('rebuild'), 'book', 'a'), 'read');
  });

  it('stays read when the reader goes back', () => {
    const back = atHeading(at('rebuild'), { bookId: 'book', slug: 'a', heading: 'why' }, outline, 2);
    assert.equal(statusOf(back, 'book', 'a'), 'read');
    assert.deepEqual(latestPlace(back), { bookId: 'book', slug: 'a', heading: 'why' });
  });

  it('does not take a lesson without headings for read', () => {
    assert.equal(
      statusOf(atHeading(noProgress, { bookId: 'b', slug: 'a', heading: '' }, [], 1), 'b', 'a'),
      'reading',
    );
  });

  it('names the place of the latest visit', () => {
    assert.equal(latestPlace(noProgress), undefined);
    assert.deepEqual(latestPlace(mergeProgress(at('why', 5, 'a'), at('gap', 9, 'b'))), {
      bookId: 'book',
      slug: 'b',
      heading: 'gap',
    });
  });

  it('merges without losing what was done on either side', () => {
    const here = withLesson(at('gap', 9), 'book', 'a', { answers: { 0: 1, 1: 2 } });
    const there = withLesson(at('rebuild', 5), 'book', 'a', {
      answers: { 0: 0, 2: 1 },
      exercisePassed: true,
    });
    for (const merged of [mergeProgress(here, there), mergeProgress(there, here)]) {
      const lesson = progressOf(merged, 'book', 'a');
      assert.deepEqual([...lesson.headings].sort(), ['gap', 'rebuild']);
      assert.deepEqual(lesson.answers, { 0: 1, 1: 2, 2: 1 });
      assert.deepEqual(
        [lesson.read, lesson.lastHeading, lesson.visited, lesson.exercisePassed],
        [true, 'gap', 9, true],
      );
    }
  });

  it('moves along when a lesson is renamed, and joins what the new name has', () => {
    const both = mergeProgress(at('gap', 2, 'old'), at('why', 1, 'new'));
    const renamed = withRenamedLessons(both, 'book', { old: 'new' });
    assert.equal(statusOf(renamed, 'book', 'old'), 'unread');
    assert.deepEqual([...progressOf(renamed, 'book', 'new').headings].sort(), ['gap', 'why']);
    assert.deepEqual(withRenamedLessons(both, 'other', { old: 'new' }), both);
  });

  it('forgets one lesson, or a book', () => {
    const both = mergeProgress(at('gap', 2, 'a'), at('why', 1, 'b'));
    assert.equal(statusOf(withoutProgress(both, 'book', 'a'), 'book', 'a'), 'unread');
    assert.equal(statusOf(withoutProgress(both, 'book', 'a'), 'book', 'b'), 'reading');
    assert.equal(statusOf(withoutProgress(both, 'book'), 'book', 'b'), 'unread');
  });

  it('is the same after being written and read', () => {
    const progress = withLesson(at('gap', 9), 'book', 'a', { answers: { 0: 1 } });
    assert.deepEqual(parseProgress(JSON.parse(JSON.stringify(progress))), progress);
  });

  it('takes what it can of a damaged file, and refuses what is none', () => {
    const damaged = {
      version: 1,
      books: { book: { a: { read: true, headings: [1, 'gap'], visited: 'now' }, b: 3 } },
    };
    const progress = parseProgress(damaged);
    assert.deepEqual(progress && progressOf(progress, 'book', 'a').headings, ['gap']);
    assert.equal(progress && statusOf(progress, 'book', 'b'), 'unread');
    for (const other of [null, 1, [], {}, { version: 2, books: {} }])
      assert.equal(parseProgress(other), undefined);
    fc.assert(fc.property(fc.jsonValue(), (value) => void parseProgress({ version: 1, books: value })));
  });
});
