import assert from 'node:assert/strict';
import { gapBelow } from '../../../src/core/snippets/gap.ts';

/** The file with a new part below the line that holds `<here>`. */
function withPart(text: string): string {
  const lines = text.split('\n');
  const { line, before, after } = gapBelow(
    text,
    lines.findIndex((one) => one.includes('<here>')),
  );
  return lines.with(line, `${lines[line]}${before}NEW${after}`).join('\n');
}

describe('gap below a line', () => {
  it('is below the code around the line, whatever empty lines that has', () => {
    const text = 'class A {\n  <here>\n\n  b() {}\n\n}\n\nconst c = 1;\n';
    assert.equal(withPart(text), 'class A {\n  <here>\n\n  b() {}\n\n}\n\nNEW\n\nconst c = 1;\n');
  });

  it('is the end of the file where nothing follows', () => {
    assert.equal(withPart('a\n  <here>\n}\n'), 'a\n  <here>\n}\n\nNEW\n');
    assert.equal(withPart('a\n  <here>\n}'), 'a\n  <here>\n}\n\nNEW\n');
  });
});
