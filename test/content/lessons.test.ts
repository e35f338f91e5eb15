import assert from 'node:assert/strict';
import { DiagramBrowser } from '../../src/build/content/diagrams.ts';
import { root } from '../../src/build/paths.ts';
import { bookReport, checkLessons } from '../../src/cli/checkContent.ts';
import { readContent } from '../../src/cli/contentFolder.ts';
import type { LessonReport } from '../../src/core/course/checkLesson.ts';
import type { Problem } from '../../src/core/problem.ts';

const lines = (problems: readonly Problem[]) =>
  problems.map(({ file, line, message }) => `content/${file}:${line} ${message}`);
const content = await readContent(root);
const lessons = [...content.written.values()];

describe('content', () => {
  let browser: DiagramBrowser;
  let reports: readonly Promise<LessonReport>[];

  before(async function () {
    this.timeout(60_000);
    browser = await DiagramBrowser.start();
    // All lessons are under way at once; each test waits for its own.
    reports = checkLessons(lessons, content, root, (lesson) => browser.check(lesson));
  });

  after(async () => {
    await Promise.allSettled(reports);
    await browser.close();
  });

  it('has an index, paths and a glossary without problems', () => {
    assert.deepEqual(lines(bookReport(content)), []);
  });

  for (const [index, { slug }] of lessons.entries()) {
    it(`holds the authoring guide in ${slug}`, async function () {
      this.timeout(600_000);
      const report = await reports[index];
      assert.deepEqual(lines(report?.problems ?? []), []);
    });
  }
});
