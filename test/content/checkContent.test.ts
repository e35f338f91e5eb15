import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compileContent } from '../../src/build/content/compile.ts';
import { lessonFiles } from '../../src/build/content/lessonTemplate.ts';
import { readContent } from '../../src/cli/contentFolder.ts';
import { runCli } from '../../src/cli/runCli.ts';
import { checkLesson } from '../../src/core/course/checkLesson.ts';

const slug = '04-saga-pattern';
const prose = (words: number, word: string) => `${word} `.repeat(words);
const markdown = (word: string, words: number) => `${prose(words, word)}

## ${word} {#first}

::: failure ${word}
${word}
:::

\`\`\`ts file=example/main.ts region=sum
\`\`\`

## ${word} {#second}

See [${word}](#first) and [${word}](../16-06-cqrs-fundamentals/).[^a]

[^a]: ${word}

${['A', 'B'].map((name) => `\`\`\`mermaid\nflowchart LR\n  accTitle: ${name}\n  accDescr: ${name} leads on.\n  a --> b\n\`\`\`\n`).join('\n')}`;

/** A whole lesson; tests break one thing at a time. */
const files: Record<string, string> = {
  'lesson.yaml': `title: { en: The saga pattern, ko: 사가 패턴 }
level: intermediate
minutes: { read: 1, lab: 1 }
prerequisites: [16-06-cqrs-fundamentals]
objectives: { en: [Learn], ko: [배운다] }
rules: []
snippets: []
sources: [{ title: A book }]
quiz:
  - question: { en: "Why?", ko: "왜?" }
    answers:
      - { right: true, text: { en: Yes, ko: 예 }, why: { en: So, ko: 그래서 } }
      - { text: { en: No, ko: 아니요 }, why: { en: So, ko: 그래서 } }
exercise: { task: { en: Do, ko: 해 보십시오 }, hints: { en: [Look], ko: [보십시오] } }
`,
  'en.md': markdown('word', 1200),
  'ko.md': markdown('낱말입니다', 700),
  'example/main.ts':
    '// #region sum\nexport const sum = (a: number, b: number) => a + b;\n// #endregion sum\nconsole.log(sum(1, 2));\n',
  'example/output.txt': '3\n',
  'example/main.test.ts':
    "import assert from 'node:assert/strict';\nimport { test } from 'node:test';\nimport { sum } from './main.ts';\ntest('adds', () => {\n  assert.equal(sum(1, 2), 3);\n});\n",
  'exercise/broken.ts': 'export const twice = (a: number) => a;\n',
  'exercise/solution.ts': 'export const twice = (a: number) => a * 2;\n',
  'exercise/check.test.ts':
    "import assert from 'node:assert/strict';\nimport { test } from 'node:test';\nconst { twice } = await import('./' + process.env.PATTERNBOOK_SUBJECT);\ntest('doubles', () => assert.equal(twice(2), 4));\n",
};

describe('patternbook check-content', function () {
  this.timeout(60_000);
  const repository = path.join(import.meta.dirname, '..', '..');
  let root: string;
  let lesson: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'patternbook-content-'));
    lesson = path.join(root, 'content', 'lessons', slug);
    for (const name of ['index.en.md', 'index.ko.md', 'paths.yaml', 'glossary.yaml']) {
      await cp(path.join(repository, 'content', name), path.join(root, 'content', name));
    }
    for (const [name, text] of Object.entries(files)) await write(name, text);
  });
  afterEach(() => rm(root, { recursive: true }));

  async function write(name: string, text: string) {
    await mkdir(path.dirname(path.join(lesson, name)), { recursive: true });
    await writeFile(path.join(lesson, name), text);
  }

  async function check(...slugs: string[]) {
    const lines: string[] = [];
    const output = {
      print: (line: string) => lines.push(line),
      printError: (line: string) => lines.push(line),
    };
    const code = await runCli(['check-content', '--root', root, ...slugs], output);
    return { code, lines: lines.map((line) => line.replace(`content/lessons/${slug}/`, '')) };
  }

  it('finds nothing wrong with a whole lesson', async () => {
    assert.deepEqual(await check(slug), { code: 0, lines: ['1 lesson checked'] });
    assert.deepEqual(await check(), { code: 0, lines: ['1 lesson checked, 33 still to be written'] });
  });

  it('says that a lesson is not written yet', async () => {
    const { code, lines } = await check('03b-cqrs-pattern-implementation');
    assert.equal(code, 1);
    assert.equal(lines[0], 'content/lessons/03b-cqrs-pattern-implementation:1 The lesson is not written yet');
  });

  const last = files['en.md']?.split('\n').length ?? 0;
  const textFaults: [string, string, (text: string) => string, string[]][] = [
    [
      'a heading without an id',
      'en.md',
      (text) => text.replace(' {#second}', ''),
      [
        'en.md:12 The heading "word" names no id: {#…}',
        'ko.md:12 heading ## second stands where English has heading ## word (en.md:12)',
      ],
    ],
    [
      'an id that stands twice',
      'en.md',
      (text) => text.replace('#second', '#first'),
      [
        'en.md:12 The id first stands twice',
        'ko.md:12 heading ## second stands where English has heading ## first (en.md:12)',
      ],
    ],
    [
      'a title in the prose',
      'en.md',
      (text) => `${text}\n# word {#third}\n`,
      [
        `en.md:${last + 1} A heading of level 1: the title comes from lesson.yaml, headings start at ##`,
        'ko.md:25 Nothing more stands where English has heading # third (en.md:32)',
      ],
    ],
    [
      'a container that differs',
      'ko.md',
      (text) => text.replace('::: failure', '::: myth'),
      ['ko.md:5 container myth stands where English has container failure (en.md:5)'],
    ],
    [
      'a region that is missing',
      'example/main.ts',
      (text) => text.replaceAll('region sum', 'region total'),
      [
        'en.md:9 the fence names a missing region: sum in example/main.ts',
        'ko.md:9 the fence names a missing region: sum in example/main.ts',
      ],
    ],
    [
      'a link to no lesson',
      'en.md',
      (text) => text.replace('../16-06-cqrs-fundamentals/', '../nowhere/'),
      ['en.md:14 the link leads to no lesson of this course: ../nowhere/'],
    ],
    [
      'a link to no heading',
      'ko.md',
      (text) => text.replace('](#first)', '](#nowhere)'),
      ['ko.md:14 No heading nowhere: #nowhere'],
    ],
    [
      'a link to no heading of another lesson',
      'en.md',
      (text) => text.replace('fundamentals/)', 'fundamentals/#nowhere)'),
      ['en.md:14 No heading nowhere in 16-06-cqrs-fundamentals: ../16-06-cqrs-fundamentals/#nowhere'],
    ],
    [
      'a footnote without a text',
      'en.md',
      (text) => text.replace('[^a].', '[^b].').replace('.[^a]', '.[^b]'),
      ['en.md:14 The footnote b is not defined', 'en.md:16 The footnote a is never used'],
    ],
    [
      'code typed into the prose',
      'en.md',
      (text) => text.replace('```ts file=example/main.ts region=sum\n', '```ts\nx\n'),
      [
        'en.md:9 Code typed into the prose; name a file and a region of the example',
        'ko.md:9 code example/main.ts sum stands where English has fence ts (en.md:9)',
      ],
    ],
    [
      'one diagram',
      'en.md',
      (text) => text.slice(0, text.lastIndexOf('```mermaid')),
      [
        'en.md:18 1 diagrams; two to four are asked for',
        'ko.md:25 diagram flowchart stands where English has nothing more',
      ],
    ],
    [
      'a diagram without words',
      'ko.md',
      (text) => text.replace('  accDescr: A leads on.\n', ''),
      ['ko.md:18 The diagram has no accDescr'],
    ],
    [
      'a word the glossary avoids',
      'ko.md',
      (text) => text.replace('낱말입니다', '멱등성 키로'),
      ['ko.md:1 "멱등성 키" is called "멱등 키" in this book'],
    ],
    [
      'a path of a machine',
      'en.md',
      (text) => text.replace('See', 'See /home/someone/shop'),
      ["en.md:14 A path of the author's machine: /home/someone/shop"],
    ],
    [
      'something left to do',
      'lesson.yaml',
      (text) => `${text}# TODO: hints\n`,
      ['lesson.yaml:15 A TODO is left'],
    ],
    [
      'chance in the example',
      'example/main.ts',
      (text) => `${text}Math.random();\n`,
      ['example/main.ts:5 Math.random( is not deterministic; take time, chance and delay from the kernel'],
    ],
    [
      'a rule that does not exist',
      'lesson.yaml',
      (text) => text.replace('rules: []', 'rules: [no-such-rule]'),
      ['lesson.yaml:6 rules[0]: no-such-rule is not a rule'],
    ],
    [
      'a link to nowhere in the exercise',
      'lesson.yaml',
      (text) =>
        text
          .replace('en: Do', 'en: "Do [it](../nowhere/)"')
          .replace('en: [Look]', 'en: ["See [it](#nowhere)"]'),
      ['lesson.yaml:1 The link leads nowhere: ../nowhere/', 'lesson.yaml:1 The link leads nowhere: #nowhere'],
    ],
    [
      'objectives that differ',
      'lesson.yaml',
      (text) => text.replace('[배운다]', '[배운다, 또 배운다]'),
      ['lesson.yaml:1 objectives: 1 in English, 2 in Korean'],
    ],
  ];
  const programFaults: typeof textFaults = [
    [
      'another output',
      'example/output.txt',
      () => '4\n',
      ['example/output.txt:1 The example prints "3", not "4"'],
    ],
    [
      'an example that throws',
      'example/main.ts',
      (text) => `${text}throw new Error('oh');\n`,
      ['example/main.ts:1 Ends with 1: Error: oh', 'example/main.test.ts:1 main.test.ts: test failed'],
    ],
    [
      'an example test that fails',
      'example/main.test.ts',
      (text) => text.replace('2), 3', '2), 5'),
      ['example/main.test.ts:4 adds: Expected values to be strictly equal:'],
    ],
    [
      'a solution that fails',
      'exercise/solution.ts',
      (text) => text.replace('* 2', '* 3'),
      ['exercise/solution.ts:1 Does not pass the check: doubles: Expected values to be strictly equal:'],
    ],
    [
      'a broken program that passes',
      'exercise/broken.ts',
      (text) => text.replace('=> a', '=> a + a'),
      ['exercise/broken.ts:1 Passes the check it should fail'],
    ],
    [
      'a broken program that does not load',
      'exercise/broken.ts',
      () => 'enum Broken { a }\n',
      ['exercise/broken.ts:1 Does not load: check.test.ts: test failed'],
    ],
  ];
  async function breakFile(file: string, change: (text: string) => string) {
    const before = files[file] ?? '';
    assert.notEqual(change(before), before);
    await write(file, change(before));
  }

  for (const [name, file, change, expected] of textFaults) {
    it(`reports ${name}`, async () => {
      await breakFile(file, change);
      const { book, written, problems } = await readContent(root);
      const lesson = written.get(slug);
      assert.ok(lesson);
      const index = book.editions.en?.lessons ?? [];
      const report = checkLesson(lesson, { index, written, glossary: book.glossary });
      const read = problems.filter((problem) => problem.file.startsWith(`lessons/${slug}/`));
      const lines = [...read, ...report.problems].map(
        ({ file, line, message }) => `${file}:${line} ${message}`,
      );
      assert.deepEqual(
        lines,
        expected.map((line) => `lessons/${slug}/${line}`),
      );
    });
  }

  for (const [name, file, change, expected] of programFaults) {
    it(`reports ${name}`, async () => {
      await breakFile(file, change);
      const { code, lines } = await check(slug);
      assert.deepEqual(lines.slice(0, -1), expected);
      assert.equal(code, 1);
    });
  }

  it('reports files that are missing', async () => {
    for (const name of ['ko.md', 'example/output.txt', 'exercise/solution.ts'])
      await rm(path.join(lesson, name));
    const { lines } = await check(slug);
    assert.deepEqual(lines.slice(0, -1), [
      'ko.md:1 The file does not exist',
      'example/output.txt:1 The file does not exist',
      'exercise/solution.ts:1 The file does not exist',
    ]);
  });

  it('warns of a short lesson without failing', async () => {
    await write('en.md', files['en.md']?.replace(prose(1200, 'word'), 'word') ?? '');
    assert.deepEqual(await check(slug), {
      code: 0,
      lines: ['en.md:1 warning: 7 words of prose; 1200 to 2500 are asked for', '1 lesson checked'],
    });
  });

  it('finds nothing in a new lesson but what is left to do', async () => {
    await rm(lesson, { recursive: true });
    const fresh = lessonFiles({ en: 'The saga pattern', ko: '사가 패턴' });
    for (const [name, text] of Object.entries(fresh)) await write(name, text);
    const kernel = path.join('content', 'shop', 'exercise.ts');
    await cp(path.join(repository, kernel), path.join(root, kernel));
    const { code, lines } = await check(slug);
    assert.equal(code, 1);
    const others = lines.slice(0, -1).filter((line) => !/ A TODO is left$| warning: /.test(line));
    assert.deepEqual(others, []);
    for (const name of Object.keys(fresh))
      assert.ok(
        lines.some((line) => line.startsWith(`${name}:`)),
        name,
      );
  });

  describe('compileContent', () => {
    it('compiles what is right and reports the rest', async () => {
      await write('../16-06-cqrs-fundamentals/lesson.yaml', 'title: [');
      await rm(path.join(root, 'content', 'glossary.yaml'));
      const out = path.join(root, 'out');
      const problems = await compileContent({ root, out });
      const book = JSON.parse(await readFile(path.join(out, 'book.json'), 'utf8'));
      assert.deepEqual(Object.keys(book.lessons), [slug]);
      assert.deepEqual(Object.keys(book.book.editions), ['en', 'ko']);
      assert.deepEqual([book.groups.length, book.paths.length, book.glossary.length], [3, 4, 0]);
      const bundle = JSON.parse(await readFile(path.join(out, 'lessons', `${slug}.json`), 'utf8'));
      assert.equal(bundle.files['example/output.txt'], '3\n');
      assert.deepEqual(Object.keys(bundle.markdown), ['en', 'ko']);
      assert.deepEqual(problems[0], {
        file: 'content/glossary.yaml',
        line: 1,
        message: 'The file does not exist',
      });
      assert.ok(
        problems.some(
          ({ file, message }) =>
            file === 'content/lessons/16-06-cqrs-fundamentals/lesson.yaml' && message.startsWith('YAML: '),
        ),
      );
    });

    it('removes lessons that are gone', async () => {
      const out = path.join(root, 'out');
      await compileContent({ root, out });
      await rm(lesson, { recursive: true });
      await compileContent({ root, out });
      await assert.rejects(readFile(path.join(out, 'lessons', `${slug}.json`)), { code: 'ENOENT' });
    });
  });
});
