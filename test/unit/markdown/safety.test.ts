import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { renderLesson, renderLine } from '../../../src/core/markdown/renderLesson.ts';
import { context, documentOf, render } from './render.ts';
import { unsafeParts } from './safety.ts';

const payloads = JSON.parse(
  readFileSync(new URL('../../fixtures/hostile/markdown.json', import.meta.url), 'utf8'),
) as readonly string[];

/** Bits that mean something to Markdown, so that random text finds its way into every rule. */
const fragments = fc.oneof(
  fc.constantFrom(...payloads),
  fc.constantFrom(
    '[',
    '](',
    ')',
    '![',
    '`',
    '```',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '1. ',
    '    ',
    '$',
    '$$',
    ':::',
    '::: tabs\n',
    '::: tab ',
  ),
  fc.constantFrom(' note', '[^1]', '[^1]: ', '^[', '## ', '{#', '}', '|', '|---|', '<', '>', '"', '\\', '&'),
  fc.constantFrom(
    'javascript:',
    'data:',
    'file=',
    ' region=',
    'mermaid\n',
    'accTitle: ',
    '[!NOTE]',
    ':smile:',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

describe('safety of rendered Markdown', () => {
  it('is looked at by a check that sees what it should', () => {
    for (const html of [
      '<script>1</script>',
      '<img src="x" onerror="1">',
      '<a href="javascript:1">x</a>',
      '<a href="//x">x</a>',
      '<img src="https://x/y.png">',
      '<p style="position:fixed">x</p>',
      '<p onclick=alert(1)>x</p>',
    ]) {
      assert.notDeepEqual(unsafeParts(html), [], html);
    }
  });

  it('has a list of payloads worth the name', () => assert.ok(payloads.length >= 60));

  for (const payload of payloads) {
    it(`defuses ${JSON.stringify(payload).slice(0, 70)}`, () => {
      assert.deepEqual(unsafeParts(render(payload).html), []);
      assert.deepEqual(unsafeParts(renderLine(payload, documentOf(''), context)), []);
    });

    it(`defuses the same where remote images are allowed: ${JSON.stringify(payload).slice(0, 70)}`, () => {
      const allowing = { ...context, remoteImageUrl: (url: string) => url };
      assert.deepEqual(unsafeParts(renderLesson(documentOf(payload), allowing).html, true), []);
    });
  }

  it('never throws and never lets anything through, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 30 }), (pieces) => {
        assert.deepEqual(unsafeParts(render(pieces.join('')).html), []);
      }),
      { numRuns: 400 },
    );
  });

  it('says what was refused, with its line', () => {
    const { problems } = render('one\n\ntwo [a](command:x)\nthree ![b](https://x/y.png)');
    assert.deepEqual(
      problems.map(({ file, line }) => `${file}:${line}`),
      ['lessons/this/en.md:3', 'lessons/this/en.md:4'],
    );
    assert.match(problems[0]?.message ?? '', /command:x/);
  });
});
