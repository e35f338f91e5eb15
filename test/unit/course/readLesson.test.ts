import assert from 'node:assert/strict';
import type { LessonDocument } from '../../../src/core/course/bundle.ts';
import type { CourseFiles } from '../../../src/core/course/courseFiles.ts';
import { readLesson } from '../../../src/core/course/readLesson.ts';
import { renderLesson } from '../../../src/core/markdown/renderLesson.ts';

function folder(files: Readonly<Record<string, string>>): CourseFiles {
  return {
    list: async () => Object.keys(files),
    read: async (path) => files[path] ?? Promise.reject(new Error(`there is no ${path}`)),
  };
}

function read(
  format: 'mkdocs' | 'mdbook' | 'folder',
  files: Readonly<Record<string, string>>,
): Promise<LessonDocument | undefined> {
  return readLesson(folder(files), {
    bookId: 'book',
    course: { format, locale: 'en' },
    lesson: { slug: 'page', title: 'Page', path: 'docs/page.md' },
    requestedLocale: 'ko',
  });
}

/** `file:line` of every problem of the rendered lesson. */
function problems(document: LessonDocument | undefined): string[] {
  assert.ok(document);
  const nowhere = { lessonAt: () => undefined, imageUrl: () => undefined };
  return renderLesson(document, nowhere).problems.map(({ file, line }) => `${file}:${line}`);
}

const dead = '[dead](nowhere.md)';

describe('a lesson of a course', () => {
  it('is in the language of its edition', async () => {
    const document = await read('folder', { 'docs/page.md': 'x' });
    assert.equal(document?.locale, 'en');
    assert.equal(document?.requestedLocale, 'ko');
  });

  it('is not there where its file cannot be read', async () => {
    assert.equal(await read('folder', {}), undefined);
  });

  it('tells problems by the lines of its file, front matter counted', async () => {
    const page = ['---', 'title: Page', '---', dead].join('\n');
    assert.deepEqual(problems(await read('folder', { 'docs/page.md': page })), ['docs/page.md:4']);
  });

  it('of MkDocs tells problems by the lines of the files they stand in', async () => {
    const page = ['---', 'a: b', '---', '=== "A"', '', `    ${dead}`, '', '--8<-- "inc.md"', '', dead].join(
      '\n',
    );
    const inc = ['x', '', `!!! tip`, `    ${dead}`].join('\n');
    assert.deepEqual(problems(await read('mkdocs', { 'docs/page.md': page, 'inc.md': inc })).toSorted(), [
      'docs/page.md:10',
      'docs/page.md:6',
      'inc.md:4',
    ]);
  });

  it('of mdBook tells problems by the lines of the files they stand in', async () => {
    const page = ['{{#include a/inc.md}}', '', dead].join('\n');
    const files = {
      'docs/page.md': page,
      'docs/a/inc.md': `x\n\n{{#include deep.md}}`,
      'docs/a/deep.md': dead,
    };
    assert.deepEqual(problems(await read('mdbook', files)).toSorted(), [
      'docs/a/deep.md:1',
      'docs/page.md:3',
    ]);
  });
});
