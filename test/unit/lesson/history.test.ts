import assert from 'node:assert/strict';
import { moveTo, placeOf, step, visit } from '../../../src/editor/lesson/history.ts';
import { parseJsonWithComments } from '../../../src/editor/lesson/jsonWithComments.ts';
import { createNonce, pageHtml } from '../../../src/editor/page/pageHtml.ts';
import type { History, Place } from '../../../src/protocol/lesson.ts';

function place(slug: string, offset = 0): Place {
  return { bookId: 'book', slug, offset };
}

function walk(...slugs: readonly string[]): History {
  return slugs.reduce((history, slug) => visit(history, place(slug)), {
    places: [],
    current: -1,
  } as History);
}

function slugs({ places }: History): readonly string[] {
  return places.map(({ slug }) => slug);
}

describe('the history of a panel', () => {
  it('goes back and forward, and ends at both ends', () => {
    const history = walk('a', 'b');
    const back = step(history, 'back');
    assert.equal(back && placeOf(back)?.slug, 'a');
    assert.equal(back && step(back, 'back'), undefined);
    assert.equal(step(history, 'forward'), undefined);
  });

  it('forgets what was ahead when it takes a new way', () => {
    const back = step(walk('a', 'b', 'c'), 'back');
    assert.ok(back);
    assert.deepEqual(slugs(visit(back, place('d'))), ['a', 'b', 'd']);
  });

  it('remembers how far the reader scrolled', () => {
    const moved = moveTo(walk('a', 'b'), place('b', 300));
    assert.equal(placeOf(moved)?.offset, 300);
    assert.equal(placeOf(step(moved, 'back') ?? moved)?.offset, 0);
  });

  it('does not grow without end', () => {
    const history = walk(...Array.from({ length: 150 }, (_, index) => `l${index}`));
    assert.equal(history.places.length, 100);
    assert.equal(placeOf(history)?.slug, 'l149');
  });
});

describe('JSON as VS Code writes it', () => {
  it('may have comments and spare commas, and keeps what only looks like them', () => {
    const text = '\uFEFF{ // a\n "url": "https://x/*y*/", /* b, */ "list": [1, 2, // c\n], "s": ",}", }';
    assert.deepEqual(parseJsonWithComments(text), { url: 'https://x/*y*/', list: [1, 2], s: ',}' });
  });

  it('that is broken is refused', () => assert.throws(() => parseJsonWithComments('{'), SyntaxError));
});

describe('the frame of the lesson page', () => {
  const html = pageHtml({
    script: 's.mjs',
    style: 's.css',
    cspSource: 'https://*.test',
    nonce: 'abc',
    lang: 'ko',
  });

  it('admits no request but for the extension’s own files', () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    assert.match(policy, /^default-src 'none'; script-src 'nonce-abc' /);
    assert.doesNotMatch(policy, /connect-src|unsafe-eval|img-src[^;]*https:(?!\/\/\*\.test)/);
    assert.doesNotMatch(policy, /script-src[^;]*unsafe-inline/);
  });

  it('has a nonce of its own each time', () => assert.notEqual(createNonce(), createNonce()));
});
