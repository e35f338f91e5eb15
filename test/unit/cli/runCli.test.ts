import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCli } from '../../../src/cli/runCli.ts';

async function run(...args: string[]) {
  const printed: string[] = [];
  const errors: string[] = [];
  const code = await runCli(args, {
    print: (line) => printed.push(line),
    printError: (line) => errors.push(line),
  });
  return { code, printed: printed.join('\n'), errors: errors.join('\n') };
}

describe('patternbook', () => {
  it('lists its commands', async () => {
    const { code, printed } = await run('--help');
    assert.equal(code, 0);
    assert.match(printed, /^ {2}course +print the books/m);
    assert.match(printed, /^ {2}check-content /m);
  });

  it('prints its version', async () => {
    const { code, printed } = await run('--version');
    assert.equal(code, 0);
    assert.match(printed, /^\d+\.\d+\.\d+/);
  });

  for (const command of ['course', 'check-content']) {
    it(`helps with ${command}`, async () => {
      const { code, printed } = await run(command, '--help');
      assert.equal(code, 0);
      assert.match(printed, new RegExp(`^Usage: patternbook ${command} `));
      assert.match(printed, /Exit code: 0/);
    });
  }

  const misuses: [string[], RegExp][] = [
    [[], /^Usage: patternbook <command>/],
    [['nonsense'], /unknown command nonsense/],
    [['--nonsense'], /unknown option --nonsense/],
    [['course'], /DIR is missing/],
    [['course', 'a', 'b'], /one DIR is expected, not also b/],
    [['course', 'no-such-folder'], /no-such-folder is no folder/],
    [['course', '--nonsense'], /--nonsense/],
    [['check-content', 'no-such-lesson'], /no lesson no-such-lesson in the index/],
  ];
  for (const [args, message] of misuses) {
    it(`exits with 2 for: patternbook ${args.join(' ')}`, async () => {
      const { code, printed, errors } = await run(...args);
      assert.equal(code, 2);
      assert.equal(printed, '');
      assert.match(errors, message);
      assert.match(errors, /Usage: patternbook/);
    });
  }
});

describe('patternbook course', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'patternbook-course-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const fixture = path.join(import.meta.dirname, '..', '..', 'fixtures', 'chapter-index-as-given.md');

  it('prints a chapter whose lessons are not there', async () => {
    await cp(fixture, path.join(folder, 'index.md'));
    const { code, printed } = await run('course', folder, '--json');
    assert.equal(code, 0);
    const { books } = JSON.parse(printed);
    assert.equal(books.length, 1);
    const [{ title, locale, sections, lessons, problems }] = books;
    assert.deepEqual([title, locale], ['Chapter 16: 분산 시스템 패턴 - 고급 분산 아키텍처 패턴', 'ko']);
    assert.deepEqual(
      sections.map((section: { number: string; lessons: unknown[] }) => [
        section.number,
        section.lessons.length,
      ]),
      [
        ['16.1', 6],
        ['16.2', 7],
        ['16.3', 7],
        ['16.4', 4],
      ],
    );
    assert.deepEqual(sections[2].lessons[0], { slug: '04-saga-pattern', title: '04-saga: Pattern' });
    assert.equal(lessons.length, 34);
    assert.ok(
      problems.some(
        ({ file, line, message }: Record<string, unknown>) =>
          file === 'index.md' && line === 41 && message === 'Dead link: ./04-saga-pattern.md does not exist',
      ),
    );
  });

  it('prints two books for two editions, readable without --json', async () => {
    for (const locale of ['en', 'ko']) {
      await writeFile(
        path.join(folder, `index.${locale}.md`),
        `# T ${locale}\n### 1.1 S\n- [A](a.md)\n- [B](b.md)\n`,
      );
    }
    await writeFile(path.join(folder, 'a.md'), '');
    const { code, printed } = await run('course', folder);
    assert.equal(code, 0);
    assert.match(
      printed,
      /^T en \[en\] – 2 lessons in 1 section\n {2}1\.1 S\n {4}a {2}A\n {4}b {2}B\nindex\.en\.md:4 Dead link: b\.md does not exist$/m,
    );
    assert.match(printed, /^T ko \[ko\]/m);
  });

  it('exits with 1 for a folder without a book', async () => {
    const { code, errors } = await run('course', folder);
    assert.equal(code, 1);
    assert.match(errors, /holds no Markdown$/);
    assert.deepEqual(JSON.parse((await run('course', folder, '--json')).printed), { books: [] });
  });

  it('follows no link out of the folder or in circles', async () => {
    await mkdir(path.join(folder, 'course'));
    await writeFile(path.join(folder, 'secret.md'), '# Secret');
    await writeFile(path.join(folder, 'course', 'a.md'), '# A');
    await symlink(path.join(folder, 'secret.md'), path.join(folder, 'course', 'b.md'));
    await symlink(path.join(folder, 'course'), path.join(folder, 'course', 'loop'));
    const { printed } = await run('course', path.join(folder, 'course'), '--json');
    assert.deepEqual(
      JSON.parse(printed).books[0].lessons.map(({ slug }: { slug: string }) => slug),
      ['a'],
    );
  });
});
