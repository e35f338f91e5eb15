/**
 * Measures what a reader waits for, in a real VS Code with the VSIX installed, and beside it the built-in Markdown
 * preview where it does the same. Needs `npm run package` before.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { inRoot } from '../../src/build/paths.ts';
import { folderFiles } from '../../src/cli/folderFiles.ts';
import { openCourse } from '../../src/core/course/openCourse.ts';
import { SearchIndex } from '../../src/core/search/searchIndex.ts';
import { type Session, startSession } from '../e2e/session.ts';
import { measure, type Sample, sampleOf } from './measure.ts';

const lesson = 'CQRS fundamentals';
const lessonFile = inRoot('content/lessons/16-06-cqrs-fundamentals/en.md');
const [, heading = ''] = /^## (.+?) \{#/m.exec(await readFile(lessonFile, 'utf8')) ?? [];

export async function readerBenchmarks(): Promise<Record<string, Sample>> {
  await using cleanup = new AsyncDisposableStack();
  const session = await startSession();
  cleanup.defer(() => session.stop());
  return {
    ...(await startBenchmarks(session)),
    ...(await lessonBenchmarks(session)),
    ...(await searchBenchmarks()),
    ...(await courseBenchmarks()),
  };
}

/** Activation as VS Code itself reports it, and the tree from click to first row. */
async function startBenchmarks({ workbench }: Session): Promise<Record<string, Sample>> {
  const activations: number[] = [];
  const trees: number[] = [];
  for (let run = 0; run < 5; run++) {
    await workbench.open();
    const start = performance.now();
    await workbench.chapterTree.show();
    await workbench.chapterTree.row('16.1').waitFor();
    trees.push(performance.now() - start);
    await workbench.runCommand('Developer: Show Running Extensions');
    const row = workbench.page.locator('.runtime-extensions-editor .monaco-list-row', {
      hasText: 'Patternbook',
    });
    const text = await row.locator('.activation-time').innerText();
    activations.push(Number(/(\d+)ms/.exec(text)?.[1]));
  }
  return { activation: sampleOf(activations), treeFirstPaint: sampleOf(trees) };
}

/** From the command to the first heading on the screen; the same text in the built-in preview. */
async function lessonBenchmarks({ workbench, workspace }: Session): Promise<Record<string, Sample>> {
  const { page, chapterTree } = workbench;
  await workbench.open();
  await chapterTree.show();
  await chapterTree.expand('16.2');
  const firstText = await measure(10, async () => {
    await chapterTree.openLesson(lesson);
    await headingIn(() => workbench.page.frames());
    await workbench.closeAllEditors();
  });
  await writeFile(join(workspace, 'lesson.md'), await readFile(lessonFile));
  const preview = await measure(10, async () => {
    await workbench.openFile('lesson.md');
    await page.keyboard.press('Control+Shift+V');
    await headingIn(() => page.frames());
    await workbench.closeAllEditors();
  });
  return { lessonFirstText: firstText, builtInPreviewFirstText: preview };
}

async function headingIn(frames: () => Frame[]): Promise<void> {
  for (const start = performance.now(); performance.now() - start < 30_000; ) {
    for (const frame of frames()) {
      const found = await frame
        .getByRole('heading', { name: heading })
        .first()
        .isVisible()
        .catch(() => false);
      if (found) return;
    }
  }
  throw new Error(`“${heading}” was not shown`);
}

async function searchBenchmarks(): Promise<Record<string, Sample>> {
  const json = await readFile(inRoot('out/content/search.ko.json'), 'utf8');
  const index = await SearchIndex.load(json);
  const queries = ['보상트랜잭션', '스냅샷을', 'outbox 트랜잭션', '"최소 한 번"', '멱등'];
  return {
    searchIndexLoad: await measure(10, async () => void (await SearchIndex.load(json))),
    searchQuery: await measure(100, async () => {
      for (const query of queries) index.search(query);
    }),
  };
}

/** A plain folder of 1,000 lessons and 10 MB, from nothing to its sections. */
async function courseBenchmarks(): Promise<Record<string, Sample>> {
  const folder = await mkdtemp(join(tmpdir(), 'patternbook-bench-'));
  try {
    const text = 'A sentence of a lesson about queues and logs. '.repeat(220);
    for (let part = 0; part < 20; part++) {
      await mkdir(join(folder, `part-${part}`));
      for (let lesson = 0; lesson < 50; lesson++) {
        await writeFile(
          join(folder, `part-${part}`, `lesson-${lesson}.md`),
          `# Lesson ${part}.${lesson}\n\n${text}\n`,
        );
      }
    }
    return {
      thousandLessons: await measure(5, async () => void (await openCourse(folderFiles(folder), 'bench'))),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}
