import assert from 'node:assert/strict';
import { renderLesson } from '../../../src/core/markdown/renderLesson.ts';
import { context, documentOf, render } from './render.ts';

function html(markdown: string, parts = {}): string {
  return render(markdown, parts).html;
}

describe('a rendered lesson', () => {
  describe('headings', () => {
    it('keep their own ids, or get one of their text, Hangul kept', () => {
      const { outline } = render('## 틈 위험 {#gap-hazard}\n\n## 틈 위험 — 둘째!\n\n### What is `it`?');
      assert.deepEqual(outline, [
        { id: 'gap-hazard', level: 2, text: '틈 위험' },
        { id: '틈-위험-둘째', level: 2, text: '틈 위험 — 둘째!' },
        { id: 'what-is-it', level: 3, text: 'What is it?' },
      ]);
    });

    it('have unique ids, also where the author repeats one', () => {
      const { outline } = render('## A\n\n## A\n\n## B {#a}\n\n## !!!');
      assert.deepEqual(
        outline.map(({ id }) => id),
        ['a', 'a-2', 'a-3', 'section'],
      );
    });

    it('leave out a title the page shows already, and take no second level 1', () => {
      const { outline } = render('# This lesson\n\n# Another');
      assert.deepEqual(outline, [{ id: 'another', level: 2, text: 'Another' }]);
      assert.doesNotMatch(html('# This lesson\n\ntext'), /This lesson/);
      assert.match(html('# Another\n'), /<h2 id="another">Another<\/h2>/);
    });
  });

  describe('links', () => {
    it('lead to lessons by folder, by file and from an address with Hangul', () => {
      assert.match(
        html('[a](../saga/#pivot)'),
        /href="\.\.\/saga\/index\.html#pivot" data-lesson="saga" data-heading="pivot"/,
      );
      assert.match(html('[a](../saga.md)'), /data-lesson="saga"/);
      assert.match(html('[a](../%ED%95%9C%EA%B8%80#%ED%8B%88)'), /data-lesson="한글" data-heading="틈"/);
    });

    it('lead to headings of the page', () => {
      assert.match(html('[a](#틈-위험)'), /href="#[%A-F0-9-]+" data-heading="틈-위험"/);
    });

    it('lead outside, written out or bare', () => {
      assert.match(html('[a](https://a.example/b)'), /href="https:\/\/a\.example\/b" data-external/);
      assert.match(html('see https://a.example/b.'), /href="https:\/\/a\.example\/b" data-external/);
      assert.doesNotMatch(html('see main.ts and a.md'), /<a /);
    });

    it('that lead nowhere are text, and a problem', () => {
      const { html: text, problems } = render('[a](../nowhere/)');
      assert.equal(text, '<p><span class="refused">a</span></p>\n');
      assert.match(problems[0]?.message ?? '', /no lesson of this course: \.\.\/nowhere\//);
    });
  });

  it('shows images of the course only', () => {
    assert.match(
      html('![An *order*](img/a.png "t")'),
      /<img src="images:lessons\/this\/img\/a\.png" alt="An order"/,
    );
    assert.match(html('![b](https://x.example/b.png)'), /Image not shown: b/);
  });

  it('shows images of other servers where the reader allows it, over https only', () => {
    const allowing = { ...context, remoteImageUrl: (url: string) => url };
    const shown = (address: string): string => renderLesson(documentOf(`![b](${address})`), allowing).html;
    assert.match(
      shown('https://x.example/b'),
      /<img src="https:\/\/x\.example\/b"[^>]* referrerpolicy="no-referrer"/,
    );
    for (const address of [
      'http://x.example/b.png',
      '//x.example/b.png',
      'data:image/svg+xml,b',
      'https:b.png',
    ])
      assert.match(shown(address), /Image not shown: b/, address);
  });

  describe('code', () => {
    it('stands as plain text, listed with its canonical language', () => {
      const { html: text, code } = render('```ts\nconst a = "<b>";\n```\n\n    indented');
      assert.deepEqual(code, [
        { id: 'code-1', language: 'typescript', text: 'const a = "<b>";' },
        { id: 'code-2', language: 'text', text: 'indented' },
      ]);
      assert.match(
        text,
        /<pre data-code="code-1" data-language="typescript" tabindex="0"><code>const a = &quot;&lt;b&gt;/,
      );
    });

    it('has the title its author gave it', () => {
      const { code } = render(
        '```yaml title="compose.yaml" linenums="1"\na: 1\n```\n\n``` { .py title=\'x\' }\na\n```',
      );
      assert.deepEqual(
        code.map(({ language, title }) => `${language} ${title}`),
        ['yaml compose.yaml', 'python x'],
      );
    });

    const files = {
      'example/main.ts':
        'import a;\n// #region one\n  if (a) {\n    // #region two\n    b();\n    // #endregion two\n  }\n// #endregion one\n',
      'example/q.sql': '-- #region q\nselect 1;\n-- #endregion q\n',
      'example/a.py': '# #region p\nprint(1)\n# #endregion\n',
      'example/x.html': '<!-- #region x -->\n<p>\n<!-- #endregion x -->\n',
      'example/C.cs': '#region inner\nvar a = 1;\n#endregion\n',
    };

    it('comes from a region of a file, without markers and shared indentation', () => {
      const { code } = render('```ts file=example/main.ts region=one\n```', { files });
      assert.deepEqual(code, [
        {
          id: 'code-1',
          language: 'typescript',
          text: 'if (a) {\n  b();\n}',
          file: 'example/main.ts',
          region: 'one',
        },
      ]);
    });

    it('knows regions in the comments of other languages', () => {
      const { code } = render(
        '``` file=example/q.sql region=q\n```\n\n```py file=example/a.py region=p\n```\n\n``` file=example/x.html region=x\n```\n\n``` file=example/C.cs region=inner\n```',
        { files },
      );
      assert.deepEqual(
        code.map(({ language, text }) => [language, text]),
        [
          ['sql', 'select 1;'],
          ['python', 'print(1)'],
          ['html', '<p>'],
          ['csharp', 'var a = 1;'],
        ],
      );
    });

    it('that is missing says so in its place, and with its line', () => {
      const { html: text, problems } = render(
        '\n```ts file=example/no.ts\n```\n\n```ts file=example/main.ts region=no\n```',
        {
          files,
          requestedLocale: 'ko',
        },
      );
      assert.match(text, /이 레슨에 example\/no\.ts 파일이 없습니다/);
      assert.match(text, /example\/main\.ts에 “no” 영역이 없습니다/);
      assert.deepEqual(problems, [
        { file: 'lessons/this/en.md', line: 2, message: 'the fence names a missing file: example/no.ts' },
        {
          file: 'lessons/this/en.md',
          line: 5,
          message: 'the fence names a missing region: no in example/main.ts',
        },
      ]);
    });

    it('reads the fences of other tools', () => {
      const fences =
        '```rust,ignore\na\n```\n\n```{.python title="x y"}\nb\n```\n\n~~~C#\nc\n~~~\n\n```title=x\nd\n```';
      assert.deepEqual(
        render(fences).code.map(({ language }) => language),
        ['rust', 'python', 'csharp', 'text'],
      );
    });
  });

  it('leaves a place for a diagram, with caption and words', () => {
    const { html: text, diagrams } = render(
      '```mermaid\nflowchart LR\n  accTitle: Two services\n  accDescr {\n    A calls\n    B.\n  }\n  a --> b\n```',
    );
    assert.equal(diagrams[0]?.title, 'Two services');
    assert.equal(diagrams[0]?.description, 'A calls B.');
    assert.match(text, /<figure class="diagram" data-diagram="diagram-1"><pre class="diagram-source"/);
    assert.match(text, /<figcaption>Two services<\/figcaption>/);
    assert.match(text, /<summary>This diagram in words<\/summary><p>A calls B\.<\/p>/);
  });

  describe('boxes', () => {
    it('have a kind, a title with markup, and Markdown inside', () => {
      const text = html('::: failure Two `payments`\n- a\n:::', { requestedLocale: 'ko' });
      assert.match(
        text,
        /<div class="box box-failure" role="note">\s*<p class="box-kind">무엇이 잘못되는가<\/p>/,
      );
      assert.match(text, /<p class="box-title">Two <code>payments<\/code><\/p>\s*<ul>/);
    });

    it('nest, and hold code', () => {
      const text = html(':::: note A\n::: warning B\n```ts\nx\n```\n:::\n::::\n\nafter');
      assert.match(text, /box-note[\s\S]*box-warning[\s\S]*data-code[\s\S]*<\/div>\s*<\/div>\s*<p>after/);
    });

    it('of GitHub look the same', () => {
      assert.match(
        html('> [!TIP]\n> text'),
        /<div class="box box-tip" role="note">\s*<p class="box-kind">Tip<\/p>\s*<p>text/,
      );
    });

    it('open on demand', () => {
      assert.match(
        html('::: details More\ntext\n:::'),
        /<details class="box box-details">\s*<summary>More<\/summary>/,
      );
    });

    it('closed on demand', () => {
      const open = /<details class="box box-details" open(?:="")?>\s*<summary>More<\/summary>/;
      assert.match(html('::: opened More\ntext\n:::'), open);
      assert.match(html('<details open>\n<summary>More</summary>\n\ntext\n\n</details>'), open);
    });

    it('of an unknown name are a problem', () => {
      assert.deepEqual(
        render('text\n\n::: danger zone\nx\n:::').problems.map(
          ({ line, message }) => `${line} ${message.slice(0, 31)}`,
        ),
        ['3 unknown container “::: danger z'],
      );
    });
  });

  describe('corner cases of real courses', () => {
    it('bold before a Korean particle', () => {
      assert.match(html('**SAGA(사가)**는 패턴입니다.'), /<strong>SAGA\(사가\)<\/strong>는/);
    });

    it('nested lists with fences', () => {
      const { html: text, code } = render('1. one\n   - a\n\n     ```js\n     x;\n     ```\n   - b\n2. two');
      assert.equal(code[0]?.text, 'x;');
      assert.match(text, /<ol>[\s\S]*<ul>[\s\S]*data-code[\s\S]*<\/ul>[\s\S]*two/);
    });

    it('pipes inside code of a table', () => {
      assert.match(
        html('| a | b |\n|---|---|\n| `x \\| y` | z |'),
        /<td><code>x \| y<\/code><\/td>\s*<td>z<\/td>/,
      );
    });

    it('footnotes, task lists, emoji, formulas', () => {
      assert.match(html('a[^n]\n\n[^n]: note'), /href="#footnote1"[\s\S]*<li id="footnote1"/);
      assert.doesNotMatch(html('a[^n] b[^n]\n\n[^n]: note'), /\[1:1\]/);
      assert.match(html('- [x] done'), /<input type="checkbox"[^>]*checked/);
      assert.match(html(':rocket: 10:30:45 :) a:n:+1:c'), /🚀 10:30:45 :\) a:n👍c/);
      assert.match(
        html(':rocket `:rocket:` https://a.example/:rocket:'),
        />:rocket <code>:rocket:<\/code> <a .*:rocket:</,
      );
      assert.match(html('$x^2$ costs $5 and $6'), /<span data-math="inline">x\^2<\/span> costs \$5 and \$6/);
      assert.match(html('$$\na < b\n$$'), /<p data-math="display">a &lt; b<\/p>/);
    });

    it('the little HTML that Markdown has no word for', () => {
      const text = html(
        '<details>\n<summary>Why *so*?</summary>\n\n- a\n\n<details><summary>In</summary>\nb\n</details>\n\n</details>\n\nc',
      );
      assert.match(
        text,
        /^<details class="box box-details">\s*<summary>Why <em>so<\/em>\?<\/summary>\s*<ul>/,
      );
      assert.match(text, /<summary>In<\/summary>\s*<p>b<\/p>\s*<\/details>\s*<\/details>\s*<p>c<\/p>/);
      assert.equal(html('a<br>b <!-- c --> d\n\n<!-- e\n\nf -->\n\ng'), '<p>a<br>\nb  d</p>\n<p>g</p>\n');
      assert.match(html('<details>\nnever closed'), /&lt;details&gt;/);
      assert.match(html('<b>x</b>'), /&lt;b&gt;x/);
    });

    it('front matter is cut, and lines still count from the file’s start', () => {
      const { html: text, problems } = render('---\ntitle: x\n---\n\n[a](command:x)');
      assert.doesNotMatch(text, /title/);
      assert.equal(problems[0]?.line, 5);
    });

    it('lines that end as on Windows', () => {
      assert.deepEqual(
        render('## A\r\n\r\n```ts\r\na\r\nb\r\n```\r\n').code.map(({ text }) => text),
        ['a\nb'],
      );
    });
  });
});
