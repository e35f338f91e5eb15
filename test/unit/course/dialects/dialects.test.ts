import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Dialect, dialectOf } from '../../../../src/core/course/dialects/dialect.ts';

const mkdocs = dialectOf('mkdocs');
const mdbook = dialectOf('mdbook');

function lines(...text: string[]): string {
  return text.join('\n');
}

type Files = Readonly<Record<string, string>>;

function translated(dialect: Dialect, text: string, path: string, files: Files = {}): string {
  return lines(...dialect.translate(text, path, files).map((line) => line.text));
}

/** Where each line of the translated text was written, as `file:line`. */
function origins(dialect: Dialect, text: string, path: string, files: Files = {}): string[] {
  return dialect.translate(text, path, files).map(({ file, line }) => `${file}:${line}`);
}

describe('MkDocs dialect', () => {
  it('turns admonitions into boxes', () => {
    assert.equal(
      translated(
        mkdocs,
        lines('!!! warning "Mind"', '    One.', '', '    - two', '', 'After.'),
        'docs/a.md',
        {},
      ),
      lines('::: warning Mind', 'One.', '', '- two', ':::', '', 'After.'),
    );
  });

  it('names a kind it has no box for', () => {
    assert.equal(
      translated(mkdocs, lines('!!! example', '    x'), 'a.md', {}),
      lines('::: note Example', 'x', ':::'),
    );
  });

  it('turns details and what stands in them', () => {
    assert.equal(
      translated(mkdocs, lines('??? note "More"', '    !!! tip', '        Deep.'), 'a.md', {}),
      lines(':::: details More', '::: tip', 'Deep.', ':::', '::::'),
    );
  });

  it('keep details open that MkDocs shows open', () => {
    const [first] = translated(mkdocs, lines('???+ warning', '    Text.'), 'a.md', {}).split('\n');
    assert.match(first ?? '', /^:{3,} opened Warning$/);
  });

  it('turns content tabs into one set, until other text or a tab that stands apart', () => {
    assert.equal(
      translated(
        mkdocs,
        lines(
          '=== "Java"',
          '',
          '    ```java',
          '    int x;',
          '    ```',
          '',
          '=== "Go"',
          '    x',
          '===! "Other"',
          '    y',
          'End.',
        ),
        'a.md',
      ),
      lines(
        ...[
          ':::: tabs',
          '::: tab Java',
          '',
          '```java',
          'int x;',
          '```',
          ':::',
          '::: tab Go',
          'x',
          ':::',
          '::::',
        ],
        ...[':::: tabs', '::: tab Other', 'y', ':::', '::::', 'End.'],
      ),
    );
  });

  it('keeps tabs in lists and in tabs apart', () => {
    assert.equal(
      translated(
        mkdocs,
        lines('- item', '', '    === "A"', '        === "B"', '            x', '', 'End.'),
        'a.md',
      ),
      lines(
        ...['- item', '', '    :::::: tabs', '    ::::: tab A', '    :::: tabs', '    ::: tab B', '    x'],
        ...['    :::', '    ::::', '    :::::', '    ::::::', '', 'End.'],
      ),
    );
  });

  it('knows where every line was written', () => {
    const text = lines(
      'One.',
      '!!! note',
      '    --8<-- "inc.md:part"',
      '',
      '=== "A"',
      '    x',
      '=== "B"',
      '    y',
    );
    const inc = lines('no', '--8<-- [start:part]', 'in', '--8<-- "deep.md"', '--8<-- [end:part]');
    const files = { 'inc.md': inc, 'deep.md': lines('deep') };
    assert.deepEqual(origins(mkdocs, text, 'docs/a.md', files), [
      ...['docs/a.md:1', 'docs/a.md:2', 'inc.md:3', 'deep.md:1', 'deep.md:1', 'docs/a.md:4'],
      ...['docs/a.md:5', 'docs/a.md:5', 'docs/a.md:6', 'docs/a.md:6'],
      ...['docs/a.md:7', 'docs/a.md:8', 'docs/a.md:8', 'docs/a.md:8'],
    ]);
  });

  it('ends where snippets go round in a circle', () => {
    assert.equal(translated(mkdocs, '--8<-- "a.md"', 'p.md', { 'a.md': '--8<-- "a.md"' }), '--8<-- "a.md"');
  });

  it('leaves attribute lists out, but not those of headings and code', () => {
    const text = lines(
      '[Start](a.md){ .md-button .md-button--primary } ![x](y.png){: width="300" align=left }.',
      '## Title { #own }',
      '`{ a: 1 }` and f(x){ y } and `z`{.py}',
      '```',
      '[a](b){ .c }',
      '```',
    );
    assert.equal(
      translated(mkdocs, text, 'a.md'),
      lines(
        '[Start](a.md) ![x](y.png).',
        '## Title { #own }',
        '`{ a: 1 }` and f(x){ y } and `z`',
        '```',
        '[a](b){ .c }',
        '```',
      ),
    );
  });

  it('leaves code alone', () => {
    const code = lines('```', '!!! note', '    x', '```');
    assert.equal(translated(mkdocs, code, 'a.md', {}), code);
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
    assert.equal(translated(mkdocs, text, 'docs/x.md', files), lines('A', '  B', ';--8<-- "inc/a.md"'));
  });

  it('never looks outside the course', () => {
    assert.deepEqual(mkdocs.included('--8<-- "../../etc/passwd"', 'docs/x.md'), []);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('!!! note', '    x', '??? a "b"', '=== "t"', '```', '', 'y', '        z')),
        (text) => void translated(mkdocs, text.join('\n'), 'a.md', {}),
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
      translated(mdbook, text, 'src/ch/a.md', { 'src/b.rs': source }),
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
      translated(mdbook, '{{#include no.rs}} \\{{#include x}}', 'a.md', {}),
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
      translated(mdbook, text, 'a.md', {}),
      lines('```rust', 'let x = 1;', '# shown', '```', '```sh', '# shown', '```'),
    );
  });

  it('knows where every line was written, also of what included files include', () => {
    const files = { 'src/in/b.md': lines('b {{#include c.md}} b', 'end'), 'src/in/c.md': lines('c1', 'c2') };
    const text = lines('One.', '{{#include in/b.md}}.', '```rust', '# hidden', 'x', '```');
    assert.equal(
      translated(mdbook, text, 'src/a.md', files),
      lines('One.', 'b c1', 'c2 b', 'end.', '```rust', 'x', '```'),
    );
    assert.deepEqual(origins(mdbook, text, 'src/a.md', files), [
      ...['src/a.md:1', 'src/in/b.md:1', 'src/in/c.md:2', 'src/in/b.md:2'],
      ...['src/a.md:3', 'src/a.md:5', 'src/a.md:6'],
    ]);
  });

  it('never looks outside the course', () => {
    assert.deepEqual(mdbook.included('{{#include ../../secret}}', 'src/a.md'), []);
  });
});
