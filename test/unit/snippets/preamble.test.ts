import assert from 'node:assert/strict';
import { preambleEdit, splitPreamble } from '../../../src/core/snippets/preamble.ts';

describe('preamble of a snippet', () => {
  it('ends where the code begins', () => {
    assert.deepEqual(
      splitPreamble('package shop\n\nimport "context"\nimport "time"\n\nfunc a() {}\n\nimport b'),
      {
        preamble: ['package shop', 'import "context"', 'import "time"'],
        body: 'func a() {}\n\nimport b',
      },
    );
    assert.deepEqual(splitPreamble('import {\n  a,\n} from "b";\nimport c\n\ncode\n\nimport d'), {
      preamble: ['import {\n  a,\n} from "b";', 'import c'],
      body: 'code\n\nimport d',
    });
    assert.deepEqual(splitPreamble('/** Code. */\nimport a'), {
      preamble: [],
      body: '/** Code. */\nimport a',
    });
    assert.deepEqual(splitPreamble('const importer = 1;'), { preamble: [], body: 'const importer = 1;' });
  });

  const edits: [string, string, string[], ReturnType<typeof preambleEdit>][] = [
    ['at the top of an empty file', '', ['import a'], { line: 0, text: 'import a\n' }],
    ['at the top of a file without imports', 'code', ['import a'], { line: 0, text: 'import a\n\n' }],
    ['below other imports', 'import b\n\ncode', ['import a'], { line: 1, text: 'import a\n' }],
    [
      'below a comment',
      '// licence\nimport b\ncode\nimport c',
      ['import a'],
      { line: 2, text: 'import a\n\n' },
    ],
    ['not again', 'import a\r\nimport b\r\n', ['import b', 'import a'], undefined],
    ['only what is missing', 'import b\n', ['import b', 'import c'], { line: 1, text: 'import c\n' }],
    [
      'below a list of Go',
      'package x\n\nimport (\n\t"b"\n)\n',
      ['package y', 'import "a"'],
      { line: 5, text: 'import "a"\n' },
    ],
    [
      'below a list of TypeScript',
      'import {\n  b,\n} from "b";\n',
      ['import a'],
      { line: 3, text: 'import a\n' },
    ],
    ['with a package where there is none', '', ['package shop'], { line: 0, text: 'package shop\n' }],
  ];
  for (const [where, file, preamble, expected] of edits) {
    it(`goes ${where}`, () => assert.deepEqual(preambleEdit(file, preamble), expected));
  }
});
