import { isRecord } from '../isRecord.ts';

/** Bookmarks and notes of a reader, as plain values. They are the reader's: nothing but the reader removes one. */
export interface Notes {
  readonly version: 1;
  readonly notes: readonly Note[];
}

/** A mark on a heading of a lesson, with or without text. At most one a heading. */
export interface Note {
  readonly bookId: string;
  readonly slug: string;
  /** Empty for the lesson as a whole. */
  readonly heading: string;
  /** What the heading and lesson were called when the note was made; shown where they no longer exist. */
  readonly title: string;
  /** Empty for a plain bookmark. */
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly edited: number;
}

export type NotePlace = Pick<Note, 'bookId' | 'slug' | 'heading'>;

export const noNotes: Notes = { version: 1, notes: [] };

export function noteAt(notes: Notes, place: NotePlace): Note | undefined {
  return notes.notes.find((note) => isAt(note, place));
}

/** Adds `note`, in the place of an earlier one on the same heading. */
export function withNote(notes: Notes, note: Note): Notes {
  return { ...notes, notes: [...withoutNote(notes, note).notes, note] };
}

export function withoutNote(notes: Notes, place: NotePlace): Notes {
  return { ...notes, notes: notes.notes.filter((note) => !isAt(note, place)) };
}

/** Both in one: where both have different texts on a heading, both are kept, the older first. */
export function mergeNotes(a: Notes, b: Notes): Notes {
  let merged = a;
  for (const note of b.notes) {
    const other = noteAt(merged, note);
    merged = withNote(merged, other ? mergeNote(other, note) : note);
  }
  return merged;
}

function mergeNote(a: Note, b: Note): Note {
  const [older, newer] = a.edited <= b.edited ? [a, b] : [b, a];
  if (newer.text.includes(older.text)) return newer;
  if (older.text.includes(newer.text)) return { ...newer, text: older.text };
  return { ...newer, text: `${older.text}\n\n${newer.text}` };
}

/** Moves the notes of lessons that were renamed. @param renames new slug by former slug */
export function withRenamedNotes(
  notes: Notes,
  bookId: string,
  renames: Readonly<Record<string, string>>,
): Notes {
  const isRenamed = (note: Note): boolean => note.bookId === bookId && Object.hasOwn(renames, note.slug);
  const moved = notes.notes
    .filter(isRenamed)
    .map((note) => ({ ...note, slug: renames[note.slug] ?? note.slug }));
  if (moved.length === 0) return notes;
  return mergeNotes(
    { ...notes, notes: notes.notes.filter((note) => !isRenamed(note)) },
    { version: 1, notes: moved },
  );
}

/** Reads notes that were stored or exported; undefined where `value` is something else. Bad entries are left out. */
export function parseNotes(value: unknown): Notes | undefined {
  if (!isRecord(value)) return undefined;
  const { version, notes } = value;
  if (version !== 1 || !Array.isArray(notes)) return undefined;
  return { version: 1, notes: notes.filter(isNote) };
}

function isNote(value: unknown): value is Note {
  const texts = ['bookId', 'slug', 'heading', 'title', 'text'];
  return (
    isRecord(value) && texts.every((key) => typeof value[key] === 'string') && Number.isFinite(value.edited)
  );
}

function isAt(note: Note, place: NotePlace): boolean {
  return note.bookId === place.bookId && note.slug === place.slug && note.heading === place.heading;
}
