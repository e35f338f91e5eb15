import assert from 'node:assert/strict';
import { parseHostMessage, parseKeptState, parsePageMessage } from '../../../src/protocol/lessonMessages.ts';

const place = { bookId: 'book', slug: 'saga', heading: 'pivot', offset: 12.5 };

describe('messages of the lesson page', () => {
  for (const message of [
    { type: 'ready' },
    { type: 'open', slug: 'saga', heading: 'pivot', beside: false },
    { type: 'open', slug: 'saga', beside: true },
    { type: 'place', place, atEnd: false },
    { type: 'answer', slug: 'saga', question: 0, answer: null },
    { type: 'lab', slug: 'saga', action: 'startExercise' },
    { type: 'run', slug: 'saga' },
    { type: 'stop', slug: 'saga' },
    { type: 'saveImage', format: 'svg', name: 'a', base64: 'AA==' },
  ]) {
    it(`reads ${JSON.stringify(message)}`, () => assert.deepEqual(parsePageMessage(message), message));
  }

  for (const [what, value] of [
    ['nothing', undefined],
    ['a string', 'ready'],
    ['an unknown type', { type: 'execute', command: 'x' }],
    ['a program without a lesson', { type: 'run', command: 'x' }],
    ['a name of the prototype', { type: 'constructor' }],
    ['a missing field', { type: 'open', slug: 'saga' }],
    ['a field of another kind', { type: 'open', slug: 1, beside: false }],
    ['a command that is not of the page', { type: 'lab', slug: 'saga', action: 'workbench.action.quit' }],
    ['a number that is none', { type: 'place', place: { ...place, offset: Number.NaN }, atEnd: false }],
    ['an image of another format', { type: 'saveImage', format: 'exe', name: 'a', base64: '' }],
  ] as const) {
    it(`refuses ${what}`, () => assert.equal(parsePageMessage(value), undefined));
  }

  it('lets no further field pass', () => {
    assert.deepEqual(parsePageMessage({ type: 'copy', text: 'a', extra: 1 }), { type: 'copy', text: 'a' });
  });
});

describe('messages of the host', () => {
  const state = { places: [place], current: 0 };
  const view = { slug: 'saga', title: 'Saga', html: '<p>', requestedLocale: 'en' };

  it('are read', () => {
    const show = { type: 'show', view, state, answers: [1, null], marks: [], exercisePassed: true };
    assert.deepEqual(parseHostMessage(show), show);
    const colours = {
      type: 'colours',
      slug: 'saga',
      blocks: [{ id: 'code-1', lines: [[{ text: 'a', colour: '#fff', style: 'bold' }], []] }],
    };
    assert.deepEqual(parseHostMessage(colours), colours);
  });

  for (const message of [
    { type: 'marks', slug: 'saga', marks: [], exercisePassed: false },
    { type: 'runOutput', slug: 'saga', stream: 'stderr', text: 'late', dropped: 12 },
    { type: 'runEnded', slug: 'saga', end: { code: 0, milliseconds: 41.5, stopped: false } },
    { type: 'runEnded', slug: 'saga', end: { milliseconds: 41.5, stopped: true } },
    { type: 'runUnavailable', slug: 'saga', reason: 'No Node.' },
  ]) {
    it(`are read: ${JSON.stringify(message)}`, () => assert.deepEqual(parseHostMessage(message), message));
  }

  it('are refused where they are no view, or from somebody else', () => {
    assert.equal(
      parseHostMessage({ type: 'show', view: {}, state, answers: [], marks: [], exercisePassed: true }),
      undefined,
    );
    assert.equal(
      parseHostMessage({ type: 'runOutput', slug: 'saga', stream: 'stdin', text: '', dropped: 0 }),
      undefined,
    );
    assert.equal(parseHostMessage({ type: 'webpackOk' }), undefined);
  });
});

describe('the kept state', () => {
  it('is read back', () => {
    const state = { locale: 'ko', places: [place], current: 0 };
    assert.deepEqual(parseKeptState(structuredClone(state)), state);
  });

  it('of another version is none', () => {
    assert.equal(parseKeptState({ locale: 'fr', places: [], current: 0 }), undefined);
    assert.equal(parseKeptState({ places: [{ slug: 'saga' }], current: 0 }), undefined);
    assert.equal(parseKeptState(null), undefined);
  });
});
