import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

import { Highlighter } from '../../../src/core/code/highlighter.ts';
import { ThreadHighlighter } from '../../../src/editor/lesson/node/threadHighlighter.ts';

describe('the highlighter in its thread', () => {
  const program = import.meta.resolve('../../../src/editor/lesson/node/colourThread.ts');
  const blocks = [{ id: 'a', language: 'typescript', text: 'const a = 1;' }];
  const theme = { fallback: 'dark' } as const;

  it('colours as it does at home, one job after the other', async () => {
    await using cleanup = new AsyncDisposableStack();
    const thread = new ThreadHighlighter(fileURLToPath(program));
    const home = new Highlighter();
    cleanup.defer(() => Promise.all([thread.dispose(), home.dispose()]).then(() => undefined));
    const expected = await home.colour(blocks, theme);
    const jobs = [thread.colour(blocks, theme), thread.colour([], theme), thread.colour(blocks, theme)];
    assert.deepEqual(await Promise.all(jobs), [expected, [], expected]);
  });

  it('says why it cannot, and goes on with the next', async () => {
    const thread = new ThreadHighlighter(fileURLToPath(program));
    const broken = { settings: 'none' } as unknown as typeof theme;
    await assert.rejects(thread.colour(blocks, broken));
    assert.equal((await thread.colour(blocks, theme)).length, 1);
    await thread.dispose();
  });
});
