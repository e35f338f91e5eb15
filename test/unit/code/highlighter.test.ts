import assert from 'node:assert/strict';
import { Highlighter } from '../../../src/core/code/highlighter.ts';

describe('the highlighter', () => {
  const highlighter = new Highlighter();
  after(() => highlighter.dispose());

  const languages = [
    'typescript',
    'javascript',
    'tsx',
    'java',
    'python',
    'go',
    'csharp',
    'scala',
    'yaml',
    'json',
    'bash',
    'sql',
    'proto',
    'dockerfile',
    'http',
  ];

  it('colours every language of the lessons and keeps their text', async () => {
    const text = 'if true\n  "a" # 1';
    const blocks = languages.map((language) => ({ id: language, language, text }));
    const coloured = await highlighter.colour(blocks, { fallback: 'dark' });
    assert.deepEqual(
      coloured.map(({ id }) => id),
      languages,
    );
    for (const { lines } of coloured) {
      assert.equal(lines.map((line) => line.map((run) => run.text).join('')).join('\n'), text);
    }
  });

  it('colours for light and dark at once', async () => {
    const [coloured] = await highlighter.colourForSystem([
      { id: 'a', language: 'typescript', text: 'const a = 1; // b' },
    ]);
    const runs = coloured?.lines.flat() ?? [];
    assert.equal(runs.map(({ text }) => text).join(''), 'const a = 1; // b');
    assert.deepEqual(runs[0], { text: 'const', colour: 'light-dark(#0000FF, #569CD6)' });
  });

  it('uses the user’s theme', async () => {
    const theme = {
      name: 'mine',
      type: 'dark' as const,
      fg: '#111111',
      bg: '#000000',
      settings: [{ scope: 'keyword', settings: { foreground: '#abcdef', fontStyle: 'bold' } }],
    };
    const [block] = await highlighter.colour([{ id: 'a', language: 'java', text: 'return x;' }], theme);
    assert.deepEqual(block?.lines[0]?.[0], { text: 'return', colour: '#ABCDEF', style: 'bold' });
  });

  it('follows a theme that changed under the same name', async () => {
    const theme = (foreground: string) => ({
      name: 'same',
      type: 'dark' as const,
      settings: [{ scope: 'keyword', settings: { foreground } }],
    });
    const block = { id: 'a', language: 'java', text: 'return' };
    await highlighter.colour([block], theme('#111111'));
    const [again] = await highlighter.colour([block], theme('#222222'));
    assert.equal(again?.lines[0]?.[0]?.colour, '#222222');
  });

  it('leaves out what it does not know', async () => {
    const blocks = [{ id: 'a', language: 'constructor', text: 'x' }];
    assert.deepEqual(await highlighter.colour(blocks, { fallback: 'light-contrast' }), []);
  });

  it('leaves a line plain that is too long to be read', async () => {
    const text = `const a = ${'1 + '.repeat(2000)}1;\nconst b = 1;`;
    const [block] = await highlighter.colour([{ id: 'long', language: 'typescript', text }], {
      fallback: 'dark',
    });
    assert.deepEqual(
      block?.lines.map((runs) => runs.length > 1),
      [false, true],
    );
  });
});
