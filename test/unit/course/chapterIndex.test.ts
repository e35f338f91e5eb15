import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type ChapterIndexOptions, loadChapterIndex } from '../../../src/core/course/chapterIndex.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
const load = (lines: readonly string[], options: ChapterIndexOptions = {}) =>
  loadChapterIndex(lines.join('\n'), 'index.md', options);
const shape = (text: string) => {
  const { sections, lessons } = load(text.split('\n'));
  return {
    sections: sections.map(({ id, lessons }) => [id, ...lessons]),
    lessons: lessons.map(({ slug }) => slug),
  };
};

describe('loadChapterIndex', () => {
  for (const name of ['chapter-index.md', 'chapter-index-as-given.md']) {
    it(`finds 4 sections, 24 placements and 34 lessons in ${name}`, () => {
      const course = loadChapterIndex(fixture(name), 'index.md');
      assert.equal(course.title, 'Chapter 16: 분산 시스템 패턴 - 고급 분산 아키텍처 패턴');
      assert.equal(course.locale, 'ko');
      assert.match(
        course.introduction,
        /이벤트 드리븐, CQRS, Saga, API Gateway 등 고급 분산 시스템 패턴을 다룹니다\.$/,
      );
      assert.deepEqual(
        course.sections.map(({ number, title, lessons }) => [number, title, lessons.length]),
        [
          ['16.1', '이벤트 드리븐 아키텍처', 6],
          ['16.2', 'CQRS와 이벤트 소싱', 7],
          ['16.3', 'Saga 패턴', 7],
          ['16.4', 'API Gateway와 라우팅', 4],
        ],
      );
      assert.equal(new Set(course.lessons.map(({ slug }) => slug)).size, 34);
      assert.equal(course.lessons.length, 34);
    });
  }

  it('finds the same in both fixtures, and says what was wrong with each line once', () => {
    const clean = loadChapterIndex(fixture('chapter-index.md'), 'index.md');
    const asGiven = loadChapterIndex(fixture('chapter-index-as-given.md'), 'index.md');
    assert.deepEqual(asGiven.sections, clean.sections);
    assert.deepEqual(asGiven.lessons, clean.lessons);
    assert.deepEqual(clean.problems, [
      { file: 'index.md', line: 58, message: 'Literal \\n between list items; read as line breaks' },
    ]);
    const lines = asGiven.problems.map(({ line }) => line);
    assert.deepEqual(lines, [7, 8, 12, 14, 16, 18, 20, 29, 39, 49, 56, 58, 60, 62, 64, 66, 68, 70, 72]);
  });

  it('reports a dead link once, at its first line, and keeps the lesson', () => {
    const files = new Set(['a.md']);
    const course = load(['# T', '## 1.1 S', '- [A](./a.md)', '- [B](./b.md)', '## 1.2 T', '- [B](./b.md)'], {
      files,
    });
    assert.deepEqual(
      course.lessons.map(({ slug }) => slug),
      ['a', 'b'],
    );
    assert.deepEqual(course.problems, [
      { file: 'index.md', line: 4, message: 'Dead link: ./b.md does not exist' },
    ]);
  });

  it('finds lessons in the folders of the built-in book', () => {
    const files = new Set(['lessons/a/ko.md', 'lessons/a/en.md']);
    const course = load(['# T', '## 1.1 S', '- [A](./a.md)'], { files, locale: 'ko' });
    assert.deepEqual(course.lessons, [{ slug: 'a', title: 'A', path: 'lessons/a/ko.md' }]);
    assert.deepEqual(course.problems, []);
  });

  it('gathers a section that stands twice, and reports duplicate entries', () => {
    const course = load(['# T', '### 1.1 S', '- [A](a.md)', '- [A again](a.md)', '### 1.1 S', '- [B](b.md)']);
    assert.deepEqual(
      course.sections.map(({ id, lessons }) => [id, lessons]),
      [['1.1', ['a', 'b']]],
    );
    assert.deepEqual(
      course.problems.map(({ line, message }) => [line, message]),
      [
        [4, 'a.md is listed twice under one heading'],
        [5, 'Section 1.1 stands twice in the index; its lessons are gathered in one'],
      ],
    );
  });

  it('loses no item to a broken link', () => {
    const course = load([
      '# T',
      '### 1.1 S',
      '- [A](./a.md',
      '- [B(./b.md)',
      '- C](./c.md)',
      '- [D]',
      '- [E](./e.md)',
    ]);
    assert.deepEqual(
      course.lessons.map(({ slug, title }) => [slug, title]),
      [
        ['a', 'A'],
        ['b', 'B'],
        ['c', 'C'],
        ['e', 'E'],
      ],
    );
    assert.deepEqual(
      course.problems.map(({ line }) => line),
      [3, 4, 5, 6],
    );
  });

  it('leaves out what leads out of the course: with a word in a section, silently elsewhere', () => {
    const links = [
      '- [Up](../up.md)',
      '- [Web](https://example.com/a.md)',
      '- [Root](/etc/a.md)',
      '- [Drive](C:\\a.md)',
      '- [Sneaky](%2e%2e/a.md)',
    ];
    const course = load(['# T', '### 1.1 S', ...links, '- [A](a.md)', '## Related', ...links]);
    assert.deepEqual(
      course.lessons.map(({ slug }) => slug),
      ['a'],
    );
    assert.deepEqual(
      course.problems.map(({ line }) => line),
      [3, 4, 5, 6, 7],
    );
  });

  it('takes headings with links for sections where none is numbered, and a file list for what it is', () => {
    const course = load([
      '# T',
      'Hello.',
      '## Basics',
      '- [A](a.md)',
      '## More',
      '- [B](sub/b.md#x)',
      '## All',
      '- [A](a.md)',
      '- [B](sub/b.md)',
      '- [C](c.md)',
    ]);
    assert.deepEqual(
      course.sections.map(({ id, title, lessons }) => [id, title, lessons]),
      [
        ['basics', 'Basics', ['a']],
        ['more', 'More', ['sub--b']],
      ],
    );
    assert.deepEqual(
      course.lessons.map(({ slug }) => slug),
      ['a', 'sub--b', 'c'],
    );
    assert.equal(course.introduction, 'Hello.');
  });

  it('nests deeper headings in their section', () => {
    const course = load([
      '# T',
      '## 1. One',
      '- [A](a.md)',
      '### 1.1 Deeper',
      '- [B](b.md)',
      '#### Deepest',
      '- [C](c.md)',
    ]);
    const [one] = course.sections;
    assert.deepEqual([one?.number, one?.lessons], ['1', ['a']]);
    assert.deepEqual([one?.sections[0]?.id, one?.sections[0]?.lessons], ['1.1', ['b']]);
    assert.deepEqual(one?.sections[0]?.sections[0]?.lessons, ['c']);
  });

  it('keeps a section without lessons', () => {
    const course = load(['# T', '### 1.1 Empty', '### 1.2 Full', '- [A](a.md)']);
    assert.deepEqual(
      course.sections.map(({ id, lessons }) => [id, lessons.length]),
      [
        ['1.1', 0],
        ['1.2', 1],
      ],
    );
  });

  it('reads no links in code fences and comments, and hides nothing behind one that stays open', () => {
    const hidden = load([
      '# T',
      '### 1.1 S',
      '```',
      '- [X](x.md)',
      '```',
      '<!--',
      '- [Y](y.md)',
      '-->',
      '- [A](a.md)',
    ]);
    assert.deepEqual(
      hidden.lessons.map(({ slug }) => slug),
      ['a'],
    );
    const open = load(['# T', '### 1.1 S', '```', '- [A](a.md)', '<!-- draft', '- [B](b.md)']);
    assert.deepEqual(
      open.lessons.map(({ slug }) => slug),
      ['a', 'b'],
    );
    assert.deepEqual(
      open.problems.map(({ line, message }) => [line, message]),
      [
        [3, 'Code fence is not closed'],
        [5, 'Comment is not closed'],
      ],
    );
  });

  it('reads a byte-order mark, carriage returns and written-out breaks', () => {
    const text =
      '\ufeff---\r\ntags: [a]\r\n---\r\n# T\r\n### 1.1 S\r\n- [A](a.md)\\n- [B](b.md)\\r\\n- [C](c.md)\\n\r\n';
    assert.deepEqual(shape(text), { sections: [['1.1', 'a', 'b', 'c']], lessons: ['a', 'b', 'c'] });
  });

  it('reads front matter behind a byte-order mark', () => {
    assert.equal(load(['\ufeff---', 'title: From the front', '---', '- [A](a.md)']).title, 'From the front');
  });

  it('reports malformed and unclosed front matter and reads on', () => {
    const malformed = load(['---', 'tags: [a', '---', '# T', '### 1.1 S', '- [A](a.md)']);
    assert.equal(malformed.lessons.length, 1);
    assert.match(malformed.problems[0]?.message ?? '', /^Front matter: /);
    const unclosed = load(['---', 'title: X', '', '# T', '### 1.1 S', '- [A](a.md)']);
    assert.equal(unclosed.lessons.length, 1);
    assert.deepEqual(unclosed.problems, [
      { file: 'index.md', line: 1, message: 'Front matter is not closed by ---' },
    ]);
  });

  it('takes title and language from the front matter where the text does not tell', () => {
    const course = load(['---', 'title: Buch', 'lang: ko', '---', '## S', '- [A](a.md)']);
    assert.deepEqual([course.title, course.locale], ['Buch', 'ko']);
  });

  it('says that nothing was found', () => {
    const { problems } = load(['nothing here']);
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['No title: the index has no "# …" heading', 'No lesson: the index lists no link to a Markdown file'],
    );
  });

  it('keeps lessons to the folder of the index', () => {
    const course = loadChapterIndex('# T\n- [A](./a.md)\n- [B](../b.md)', 'book/index.md');
    assert.deepEqual(course.lessons, [{ slug: 'a', title: 'A', path: 'book/a.md' }]);
  });

  it('never throws, and keeps slugs unique and lines inside the file', () => {
    const scraps = [
      '# ',
      '### 1.1 ',
      '- [a](',
      './a.md',
      ')',
      '\\n',
      '\n',
      '---\n',
      '```\n',
      '<!--',
      'ì',
      '\ufffd',
      '](',
      '%',
      '..',
      '/',
      '|',
      '*',
    ];
    const garbage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(fc.constantFrom(...scraps), fc.string())).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(garbage, (text) => {
        const course = loadChapterIndex(text, 'index.md', { files: new Set() });
        const slugs = course.lessons.map(({ slug }) => slug);
        assert.equal(new Set(slugs).size, slugs.length);
        const lines = text.split(/\r\n|\n|\r/).length;
        for (const { line } of course.problems) assert.ok(line >= 1 && line <= lines);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps its pace with a long text, whatever it repeats', () => {
    const pieces = [
      '[',
      '](',
      '[](',
      '[a](<',
      '[a](b "',
      '- [a](',
      '<!--\n',
      '<!-- ',
      '```x\n',
      '# ',
      ' # ',
      '\\n',
      '*a',
      'a.',
      'ì',
      '#  ',
      '## S\n- [a](a.md)\n',
      '\\',
    ];
    for (const piece of pieces) {
      const { lessons } = load([
        '# T',
        '### 1.1 S',
        '- [First](first.md)',
        `- ${piece.repeat(150_000 / piece.length)}`,
      ]);
      assert.equal(lessons[0]?.slug, 'first', piece);
    }
  });

  it('loses no lesson to garbage around it', () => {
    const noise = fc.string({ unit: 'binary' }).filter((text) => !/^ {0,3}(```|~~~)|<!--|[\n\r]/.test(text));
    fc.assert(
      fc.property(noise, noise, (before, after) => {
        const { lessons } = load(['# T', '### 1.1 S', before, '- [A](./a.md)', after, '- [B](./b.md)']);
        const slugs = lessons.map(({ slug }) => slug);
        assert.ok(slugs.includes('a') && slugs.includes('b'));
      }),
    );
  });
});
