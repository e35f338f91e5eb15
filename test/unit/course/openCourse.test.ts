import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Course, CourseSection } from '../../../src/core/course/course.ts';
import type { CourseFiles } from '../../../src/core/course/courseFiles.ts';
import { detectCourse, openCourse } from '../../../src/core/course/openCourse.ts';

/** A course folder in memory that counts what is read whole. */
function folder(texts: Record<string, string>): CourseFiles & { readonly whole: string[] } {
  const whole: string[] = [];
  return {
    whole,
    list: async () => Object.keys(texts),
    read: async (path, start) => {
      const text = Object.hasOwn(texts, path) ? texts[path] : undefined;
      if (text === undefined) throw new Error(`no ${path}`);
      if (start === undefined) whole.push(path);
      return text.slice(0, start);
    },
  };
}

async function only(files: CourseFiles): Promise<Course> {
  const courses = await openCourse(files, 'my-course');
  assert.equal(courses.length, 1);
  return courses[0] as Course;
}

const tree = (sections: readonly CourseSection[]): unknown =>
  sections.map(({ title, lessons, sections }) => [
    title,
    lessons,
    ...(sections.length > 0 ? [tree(sections)] : []),
  ]);
const slugs = (course: Course) => course.lessons.map(({ slug }) => slug);
const titles = (course: Course) => course.lessons.map(({ title }) => title);
const said = (course: Course) =>
  course.problems.map(({ file, line, message }) => `${file}:${line} ${message}`);

describe('detectCourse', () => {
  const chapter = '# T\n### 1.1 S\n- [A](a.md)\n- [B](b.md)\n';
  const cases: [string, Record<string, string>, unknown][] = [
    [
      'a MkDocs site',
      { 'mkdocs.yml': '', 'docs/index.md': '', 'index.md': chapter },
      { format: 'mkdocs', files: ['mkdocs.yml'] },
    ],
    ['an mdBook', { 'book.toml': '', 'src/SUMMARY.md': '' }, { format: 'mdbook', files: ['book.toml'] }],
    ['a bare SUMMARY.md', { 'src/SUMMARY.md': '' }, { format: 'mdbook', files: ['src/SUMMARY.md'] }],
    [
      'two editions of a chapter',
      { 'index.ko.md': chapter, 'index.en.md': chapter },
      { format: 'chapter', files: ['index.ko.md', 'index.en.md'] },
    ],
    [
      'any Markdown that looks like an index',
      { 'chapter.md': chapter },
      { format: 'chapter', files: ['chapter.md'] },
    ],
    [
      'an index without numbers that names the files',
      { 'README.md': '# T\n## S\n- [A](a.md)\n- [B](b.md)', 'a.md': '', 'b.md': '' },
      { format: 'chapter', files: ['README.md'] },
    ],
    [
      'a README that names the thirty files beside it',
      {
        'README.md': `# T\n## S\n${Array.from({ length: 30 }, (_, i) => `- [P](p${i}.md)`).join('\n')}`,
        ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`p${i}.md`, ''])),
      },
      { format: 'chapter', files: ['README.md'] },
    ],
    [
      'a plain folder whose README names few of its files',
      {
        'README.md': '# T\n## S\n- [A](a.md)\n- [B](b.md)',
        ...Object.fromEntries([...'abcdef'].map((name) => [`${name}.md`, ''])),
      },
      { format: 'folder', files: [] },
    ],
    ['nothing', { 'a.txt': '' }, undefined],
  ];
  for (const [name, texts, expected] of cases) {
    it(`recognises ${name}`, async () => assert.deepEqual(await detectCourse(folder(texts)), expected));
  }
});

describe('openCourse', () => {
  it('is empty for a folder without Markdown', async () => {
    assert.deepEqual(await openCourse(folder({}), 'x'), []);
  });

  describe('MkDocs', () => {
    const config = `site_name: My docs
theme: { name: material, language: ko }
markdown_extensions:
  - pymdownx.emoji: { emoji_index: !!python/name:material.extensions.emoji.twemoji }
nav:
  - index.md
  - Guide:
      - Start: guide/start.md
      - Deeper:
          - guide/deep.md
      - Site: https://example.com/
  - About: about.md
`;
    it('follows a nested navigation and reads only pages without a title', async () => {
      const files = folder({
        'mkdocs.yml': config,
        'docs/index.md': '# Welcome\n',
        'docs/guide/start.md': '# Not used\n',
        'docs/guide/deep.md': '---\ntitle: "Deep down"\n---\n# Other\n',
        'docs/about.md': '',
      });
      const course = await only(files);
      assert.deepEqual([course.format, course.title, course.locale], ['mkdocs', 'My docs', 'ko']);
      assert.deepEqual(slugs(course), ['index', 'guide--start', 'guide--deep', 'about']);
      assert.deepEqual(titles(course), ['Welcome', 'Start', 'Deep down', 'About']);
      assert.deepEqual(tree(course.sections), [['Guide', ['guide--start'], [['Deeper', ['guide--deep']]]]]);
      assert.equal(course.lessons[1]?.path, 'docs/guide/start.md');
      assert.deepEqual(said(course), [
        'mkdocs.yml:11 https://example.com/ leads out of the course; left out',
      ]);
      assert.deepEqual(files.whole, ['mkdocs.yml']);
    });

    it('takes all files in natural order where there is no navigation', async () => {
      const course = await only(
        folder({
          'mkdocs.yml': 'docs_dir: text\n',
          'text/10-b.md': '',
          'text/2-a.md': '',
          'text/index.md': '',
          'text/sub/x.md': '',
          'other.md': '',
        }),
      );
      assert.deepEqual(slugs(course), ['index', '2-a', '10-b', 'sub--x']);
      assert.deepEqual(tree(course.sections), [['sub', ['sub--x']]]);
      assert.equal(course.title, 'my-course');
    });

    it('refuses what leads out of the folder, aliases and what is no navigation', async () => {
      const course = await only(
        folder({
          'mkdocs.yml':
            'docs_dir: ../secret\nnav:\n  - ../../etc/passwd.md\n  - /etc/x.md\n  - A: &a [a.md]\n  - B: *a\n  - 5\n',
          'docs/a.md': '',
        }),
      );
      assert.deepEqual(slugs(course), ['a']);
      assert.deepEqual(said(course), [
        'mkdocs.yml:1 docs_dir ../secret leads out of the course; docs is read instead',
        'mkdocs.yml:6 nav: a list is expected',
        'mkdocs.yml:7 nav: a path, or a title with a path or a list, is expected',
        'mkdocs.yml:3 ../../etc/passwd.md leads out of the course; left out',
        'mkdocs.yml:4 /etc/x.md leads out of the course; left out',
      ]);
    });

    it('opens with a malformed configuration', async () => {
      const course = await only(folder({ 'mkdocs.yml': 'nav: [\n', 'docs/a.md': '# A' }));
      assert.equal(course.problems[0]?.file, 'mkdocs.yml');
      const text = await only(folder({ 'mkdocs.yml': 'just text', 'docs/a.md': '# A' }));
      assert.deepEqual(titles(text), ['A']);
      assert.deepEqual(said(text), ['mkdocs.yml:1 Not a MkDocs configuration']);
    });

    it('is not blown up by aliases of aliases', async () => {
      const bomb = Array.from(
        { length: 40 },
        (_, i) => `x${i}: &x${i} [${i > 0 ? `*x${i - 1}, *x${i - 1}` : 'a.md'}]`,
      );
      const course = await only(folder({ 'mkdocs.yml': `${bomb.join('\n')}\nnav: *x39\n`, 'docs/a.md': '' }));
      assert.deepEqual(slugs(course), ['a']);
    });
  });

  describe('mdBook', () => {
    const summary = `# Summary

[Preface](preface.md)

# First part

- [One](one.md)
    - [One A](one/a.md)
    - [One B](<one/b c.md>)
- [Draft]()
- [Two](./two.md)

# Second part

1. [Three](three.md)

---

[Appendix](appendix.md)
`;
    it('reads parts, nested chapters, prefix and suffix chapters', async () => {
      const names = ['preface', 'one', 'one/a', 'one/b c', 'two', 'three', 'appendix'];
      const files = folder({
        'book.toml':
          '[book]\ntitle = "The \\"Book\\""\nlanguage = "en"\nsrc = "text"\n[output.html]\ntitle = "no"\n',
        'text/SUMMARY.md': summary,
        ...Object.fromEntries(names.map((name) => [`text/${name}.md`, ''])),
      });
      const course = await only(files);
      assert.deepEqual([course.format, course.title, course.locale], ['mdbook', 'The "Book"', 'en']);
      assert.deepEqual(slugs(course), ['preface', 'one', 'one--a', 'one--b-c', 'two', 'three', 'appendix']);
      assert.deepEqual(tree(course.sections), [
        ['First part', ['two'], [['One', ['one', 'one--a', 'one--b-c']]]],
        ['Second part', ['three', 'appendix']],
      ]);
      assert.deepEqual(said(course), ['text/SUMMARY.md:10 "Draft" is a draft without a page']);
      assert.deepEqual(files.whole, ['book.toml', 'text/SUMMARY.md']);
    });

    it('takes all files where there is no summary, and never looks outside', async () => {
      const course = await only(
        folder({ 'book.toml': '[book]\nsrc = "../.."\n', 'a.md': '# A', '../../SUMMARY.md': summary }),
      );
      assert.deepEqual(said(course), ['book.toml:1 There is no ../..; all files are taken in order']);
      assert.ok(slugs(course).includes('a'));
    });
  });

  describe('plain folder', () => {
    it('sorts naturally, makes folders sections and takes titles from the files', async () => {
      const files = folder({
        'part-10/x.md': 'no heading',
        'part-2/b.md': '```\n# not this\n```\n# B **bold**\n',
        'part-2/README.md': 'Setext\n======\n',
        'c.md': `# ${'C'.repeat(10)}\n${'x'.repeat(5000)}`,
        'picture.png': '',
        'node_modules/y/z.md': '# hidden',
        '.git/z.md': '# hidden',
      });
      const course = await only(files);
      assert.deepEqual(tree(course.sections), [
        ['part 2', ['part-2', 'part-2--b']],
        ['part 10', ['part-10--x']],
      ]);
      assert.deepEqual(titles(course), ['CCCCCCCCCC', 'Setext', 'B bold', 'x']);
      assert.deepEqual(files.whole, ['c.md'], 'only the root is searched for an index');
    });

    it('makes an edition a language where names tell the language', async () => {
      const courses = await openCourse(
        folder({ 'a.ko.md': '# 가', 'a.en.md': '# A', 'b.en.md': '# B', 'b.ko.md': '# 나', 'c.md': '# C' }),
        'x',
      );
      assert.deepEqual(
        courses.map((course) => [course.locale, slugs(course), titles(course)]),
        [
          ['en', ['a', 'b', 'c'], ['A', 'B', 'C']],
          ['ko', ['a', 'b', 'c'], ['가', '나', 'C']],
        ],
      );
    });

    it('tells Korean from English by the text', async () => {
      const course = await only(folder({ 'a.md': '# 사가 패턴\n보상 트랜잭션', 'b.md': '' }));
      assert.equal(course.locale, 'ko');
    });

    it('keeps slugs unique and stable', async () => {
      const course = await only(folder({ 'a/b.md': '', 'a--b.md': '', 'a b.md': '', 'a-b.md': '' }));
      assert.equal(new Set(slugs(course)).size, 4);
    });

    it('opens a thousand files without reading one whole', async () => {
      const texts = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`p${i}.md`, `# Page ${i}\n`]));
      const files = folder(texts);
      const course = await only(files);
      assert.deepEqual(titles(course).slice(0, 11).at(-1), 'Page 10');
      assert.deepEqual(files.whole, []);
    });
  });

  it('opens a course whose configuration cannot be read', async () => {
    for (const [file, page] of [
      ['mkdocs.yml', 'docs/a.md'],
      ['book.toml', 'a.md'],
      ['src/SUMMARY.md', 'src/a.md'],
    ]) {
      const texts = folder({ [page as string]: '# A' });
      const course = await only({ list: async () => [file as string, page as string], read: texts.read });
      assert.ok(said(course).includes(`${file}:1 The file cannot be read`), file);
    }
  });

  it('never rejects, whatever stands in the files', async () => {
    const scraps = [
      'nav:\n',
      '- ',
      'a: ',
      '[A](a.md)',
      '../',
      '# ',
      '\n',
      '  ',
      '*x',
      '&x ',
      '"',
      '[book]\n',
      'src = "',
      '{',
      ']',
    ];
    const garbage = fc
      .array(fc.oneof(fc.constantFrom(...scraps), fc.string({ unit: 'binary' })))
      .map((parts) => parts.join(''));
    const name = fc.constantFrom(
      'mkdocs.yml',
      'book.toml',
      'SUMMARY.md',
      'src/SUMMARY.md',
      'index.md',
      'README.md',
      'a.md',
    );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, garbage), async (texts) => {
        for (const course of await openCourse(folder(texts), 'x')) {
          assert.equal(new Set(slugs(course)).size, course.lessons.length);
          for (const { path } of course.lessons) assert.doesNotMatch(path, /^\/|(^|\/)\.\.(\/|$)/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
