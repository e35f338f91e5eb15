import assert from 'node:assert/strict';
import {
  mergeNotes,
  type Note,
  noNotes,
  noteAt,
  parseNotes,
  withNote,
  withoutNote,
  withRenamedNotes,
} from '../../../src/core/course/notes.ts';

const note = (text: string, edited = 1, slug = 'a'): Note => ({
  bookId: 'book',
  slug,
  heading: 'gap',
  title: 'The gap',
  text,
  edited,
});

describe('notes', () => {
  it('holds one note a heading', () => {
    const notes = withNote(withNote(noNotes, note('first')), note('second'));
    assert.deepEqual(notes.notes, [note('second')]);
    assert.equal(noteAt(notes, note(''))?.text, 'second');
    assert.deepEqual(withoutNote(notes, note('')).notes, []);
  });

  it('keeps both texts when two machines wrote on one heading', () => {
    const merged = mergeNotes(withNote(noNotes, note('home', 5)), withNote(noNotes, note('work', 3)));
    assert.deepEqual(merged.notes, [note('work\n\nhome', 5)]);
  });

  it('does not double a text on import of what is there', () => {
    const notes = withNote(noNotes, note('home', 5));
    assert.deepEqual(mergeNotes(notes, notes), notes);
    assert.deepEqual(mergeNotes(notes, withNote(noNotes, note('', 9))).notes, [note('home', 9)]);
  });

  it('moves along when a lesson is renamed', () => {
    const notes = withNote(withNote(noNotes, note('old', 1, 'old')), note('new', 2, 'new'));
    assert.deepEqual(withRenamedNotes(notes, 'book', { old: 'new' }).notes, [note('old\n\nnew', 2, 'new')]);
    assert.deepEqual(withRenamedNotes(notes, 'other', { old: 'new' }).notes, notes.notes);
  });

  it('reads back what it wrote, leaves out what is damaged, refuses what is none', () => {
    const notes = withNote(noNotes, note('text'));
    assert.deepEqual(parseNotes(JSON.parse(JSON.stringify(notes))), notes);
    assert.deepEqual(parseNotes({ version: 1, notes: [note('text'), { text: 'lost' }, 3] }), notes);
    for (const other of [null, 'x', { version: 2, notes: [] }, { version: 1 }])
      assert.equal(parseNotes(other), undefined);
  });
});
