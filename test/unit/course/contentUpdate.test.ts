import assert from 'node:assert/strict';

import { type LessonMeta, renamesOf } from '../../../src/core/course/lessonMeta.ts';
import { noNotes, noteAt, withNote, withRenamedNotes } from '../../../src/core/course/notes.ts';
import {
  atHeading,
  noProgress,
  progressOf,
  withLesson,
  withRenamedLessons,
} from '../../../src/core/course/progress.ts';

const bookId = 'book';

function lesson(slug: string, formerSlugs: readonly string[] = []): LessonMeta {
  return {
    slug,
    title: { en: slug },
    level: 'advanced',
    minutes: { read: 1, lab: 1 },
    prerequisites: [],
    objectives: {},
    rules: [],
    snippets: [],
    sources: [],
    quiz: [],
    formerSlugs,
  };
}

describe('a content update', () => {
  const outline = ['why', 'gap'];
  const read = atHeading(noProgress, { bookId, slug: 'sagas', heading: 'gap' }, outline, 5);
  const progress = withLesson(read, bookId, 'sagas', { answers: { 0: 2 }, exercisePassed: true });
  const note = { bookId, slug: 'sagas', heading: 'gap', title: 'The gap', text: 'mine', edited: 5 };
  const notes = withNote(noNotes, note);

  it('that renames a lesson takes along what the reader did in it', () => {
    const updated = { 'saga-pattern': lesson('saga-pattern', ['sagas', 'saga']), other: lesson('other') };
    const renames = renamesOf(updated);
    assert.deepEqual(
      progressOf(withRenamedLessons(progress, bookId, renames), bookId, 'saga-pattern'),
      progressOf(progress, bookId, 'sagas'),
    );
    assert.equal(
      noteAt(withRenamedNotes(notes, bookId, renames), { ...note, slug: 'saga-pattern' })?.text,
      'mine',
    );
  });

  it('that removes or adds lessons loses nothing', () => {
    const renames = renamesOf({ new: lesson('new') });
    assert.equal(withRenamedLessons(progress, bookId, renames), progress);
    assert.equal(withRenamedNotes(notes, bookId, renames), notes);
  });
});
