import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dialectOf } from '../../../../src/core/course/dialects/dialect.ts';

const mkdocs = dialectOf('mkdocs');
const mdbook = dialectOf('mdbook');

function lines(...text: string[]): string {
  return text.join('\n');
}

describe('MkDocs dialect', () => {
  it('turns admonitions into boxes', () => {
    assert.equal(
      mkdocs.translate(
        lines('!!! warning "Mind"', '    One.', '', '    - two', '', 'After.'),
        'docs/a.md',
        {},
      ),
      lines('::: warning Mind', 'One.', '', '- two', ':::', '', 'After.'),
    );
  });

  it('names a kind it has no box for', () => {
    assert.equal(
      mkdocs.translate(lines('!!! example', '    x'), 'a.md', {}),
      lines('::: note Example', 'x', ':::'),
    );
  });

  it('turns details and what stands in them', () => {
    assert.equal(
      mkdocs.translate(lines('??? note "More"', '    !!! tip', '        Deep.'), 'a.md', {}),
      lines(':::: details More', '::: tip', 'Deep.', ':::', '::::'),
    );
  });

  it('shows every content tab under its label', () => {
    assert.equal(
      mkdocs.translate(lines('=== "Java"', '', '    ```java', '    int x;', '    ```', 'End.'), 'a.md', {}),
      lines('', '**Java**', '', '', '```java', 'int x;', '```', '', 'End.'),
    );
  });

  it('leaves code alone', () => {
    const code = lines('```', '!!! note', '    x', '```', '');
    assert.equal(mkdocs.translate(code, 'a.md', {}), code);
  });

  it('takes in snippets from the root or the pages, whole or a section', () => {
    const text = lines('--8<-- "inc/a.md"', '  --8<-- "inc/b.md:one"', ';--8<-- "inc/a.md"');
    assert.deepEqual(mkdocs.included(text, 'docs/x.md'), [
      'inc/a.md',
      'docs/inc/a.md',
      'inc/b.md',
      'docs/inc/b.md',
    ]);
    const files = {
      'docs/inc/a.md': 'A\n',
      'inc/b.md': lines('no', '# --8<-- [start:one]', 'B', '# --8<-- [end:one]'),
    };
    assert.equal(mkdocs.translate(text, 'docs/x.md', files), lines('A', '  B', ';--8<-- "inc/a.md"'));
  });

  it('never looks outside the course', () => {
    assert.deepEqual(mkdocs.included('--8<-- "../../etc/passwd"', 'docs/x.md'), []);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('!!! note', '    x', '??? a "b"', '=== "t"', '```', '', 'y', '        z')),
        (text) => void mkdocs.translate(text.join('\n'), 'a.md', {}),
      ),
    );
  });
});

describe('mdBook dialect', () => {
  const source = lines('fn a() {}', '// ANCHOR: part', 'fn b() {}', '// ANCHOR_END: part', 'fn c() {}');

  it('takes in files, lines and anchors, relative to the page', () => {
    const text = lines(
      '{{#include ../b.rs}}',
      '{{#include ../b.rs:part}}',
      '{{ #include ../b.rs:1 }}',
      '{{#include ../b.rs:4:}}',
    );
    assert.deepEqual(new Set(mdbook.included(text, 'src/ch/a.md')), new Set(['src/b.rs']));
    assert.equal(
      mdbook.translate(text, 'src/ch/a.md', { 'src/b.rs': source }),
      lines(
        'fn a() {}',
        'fn b() {}',
        'fn c() {}',
        'fn b() {}',
        'fn a() {}',
        '// ANCHOR_END: part',
        'fn c() {}',
      ),
    );
  });

  it('leaves what is missing, and what is escaped', () => {
    assert.equal(
      mdbook.translate('{{#include no.rs}} \\{{#include x}}', 'a.md', {}),
      '{{#include no.rs}} {{#include x}}',
    );
  });

  it('hides the hidden lines of Rust, and only of Rust', () => {
    const text = lines(
      '```rust',
      '# fn main() {',
      'let x = 1;',
      '## shown',
      '# }',
      '```',
      '```sh',
      '# shown',
      '```',
    );
    assert.equal(
      mdbook.translate(text, 'a.md', {}),
      lines('```rust', 'let x = 1;', '# shown', '```', '```sh', '# shown', '```'),
    );
  });

  it('never looks outside the course', () => {
    assert.deepEqual(mdbook.included('{{#include ../../secret}}', 'src/a.md'), []);
  });
});
