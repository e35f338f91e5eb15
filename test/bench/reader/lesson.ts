import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from '../../../src/build/paths.ts';
import { repeat, type Sample, type Samples, sampleOf } from '../measure.ts';
import { type Bench, openWindow } from './bench.ts';

/** A lesson from the click to its first heading, first in a new window and then again; the same text in VS Code's own preview. */
export async function lessonBenchmarks(bench: Bench): Promise<Samples> {
  const { workbench, workspace } = bench.session;
  const { chapterTree } = workbench;
  await copyFile(inRoot('content/lessons/16-06-cqrs-fundamentals/en.md'), join(workspace, 'lesson.md'));
  const lesson = await openings(
    bench,
    async () => {
      await chapterTree.show();
      await chapterTree.expand('16.2');
    },
    () => chapterTree.openLesson('CQRS fundamentals'),
  );
  const preview = await openings(
    bench,
    async () => {},
    async () => {
      await workbench.openFile('lesson.md');
      await workbench.runCommand('Markdown: Open Preview');
    },
  );
  return {
    lessonFirstText: lesson.first,
    lessonFirstTextBlocked: lesson.blocked,
    lessonNextText: lesson.next,
    builtInPreviewFirstText: preview.first,
    builtInPreviewFirstTextBlocked: preview.blocked,
    builtInPreviewNextText: preview.next,
  };
}

async function openings(
  bench: Bench,
  prepare: () => Promise<void>,
  open: () => Promise<void>,
): Promise<Readonly<Record<'first' | 'next' | 'blocked', Sample>>> {
  const { session, watch, probe } = bench;
  const first: number[] = [];
  const blocked = await repeat(5, async () => {
    await openWindow(bench);
    await prepare();
    return probe.longestWhile(async () => {
      await open();
      first.push(await watch.text());
      await session.workbench.closeAllEditors();
    });
  });
  const next = await repeat(10, async () => {
    await open();
    const time = await watch.text();
    await session.workbench.closeAllEditors();
    return time;
  });
  return { first: sampleOf(first), next, blocked };
}
