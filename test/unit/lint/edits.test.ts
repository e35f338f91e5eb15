import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/lint/edits.ts';
import { lineIndex } from '../../../src/core/lint/positions.ts';

const at = (line: number, from: number, to: number, newText: string) => ({
  range: { start: { line, character: from }, end: { line, character: to } },
  newText,
});

describe('edits', () => {
  it('are applied wherever they stand in the list', () => {
    assert.equal(applyEdits('one\ntwo\n', [at(1, 0, 3, '2'), at(0, 0, 0, '> ')]), '> one\n2\n');
  });

  it('leave out the later of two that overlap', () => {
    assert.equal(applyEdits('abcdef', [at(0, 2, 5, 'Y'), at(0, 1, 4, 'X')]), 'aXef');
  });
});

describe('line index', () => {
  it('counts UTF-16 units and keeps carriage returns in their line', () => {
    const lines = lineIndex('a😀b\r\nc');
    assert.deepEqual(lines.positionAt(3), { line: 0, character: 3 });
    assert.deepEqual(lines.positionAt(6), { line: 1, character: 0 });
    assert.deepEqual(lines.positionAt(99), { line: 1, character: 1 });
  });
});
