import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBook } from '../../../src/cli/render/bookSource.ts';
import { writePages } from '../../../src/cli/render/writePages.ts';
import { runCli } from '../../../src/cli/runCli.ts';

describe('patternbook render', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'patternbook-render-'));
    await mkdir(join(folder, 'course'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'assets', 'lesson.mjs'), '');
    await writeFile(
      join(folder, 'course', 'one.md'),
      '# One\n\n</script><b>x</b> ![a](missing.png)\n\n```ts\nconst a = 1;\n```\n',
    );
    await writeFile(join(folder, 'course', '한글.md'), '# 한글\n\n[하나](one.md)\n');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('writes a page a lesson, a table of contents and the assets, and says what is missing', async () => {
    const [from, to, assets] = ['course', 'out', 'assets'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const { pages, problems } = await writePages(await openBook(from), { from, to, assets });
    assert.equal(pages, 2);
    assert.deepEqual(problems, [
      { file: 'missing.png', line: 1, message: 'the image is missing or cannot be read' },
    ]);
    const contents = await readFile(join(to, 'index.html'), 'utf8');
    assert.match(contents, /<a href="(?:en|ko)\/one\/index\.html">One<\/a>/);
    const [locale] = /(?:en|ko)(?=\/one)/.exec(contents) ?? [''];
    const page = await readFile(join(to, locale, 'one', 'index.html'), 'utf8');
    assert.match(page, /<title>One<\/title>/);
    // The messages stand in a script element: nothing in them may end it.
    assert.equal(page.split('</script>').length, 3);
    assert.match(page, /"text":"const","colour":"light-dark\(#0000FF, #569CD6\)"/);
    assert.equal(await readFile(join(to, 'assets', 'lesson.mjs'), 'utf8'), '');
  });

  it('says how it is used', async () => {
    const errors: string[] = [];
    const output = { print: () => undefined, printError: (line: string) => errors.push(line) };
    assert.equal(await runCli(['render', folder], output), 2);
    assert.equal(await runCli(['render', join(folder, 'nowhere'), '--out', folder], output), 2);
    assert.match(errors.join('\n'), /--out FOLDER is missing[\s\S]*nowhere is no folder/);
  });
});
