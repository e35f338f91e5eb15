import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderFiles } from '../../../src/cli/folderFiles.ts';
import { openCourse } from '../../../src/core/course/openCourse.ts';
import { measure, repeat, type Samples, sampleOf, timed } from '../measure.ts';
import { type Bench, openWindow } from './bench.ts';

/** A folder of 1,000 lessons and 10 MB: read by itself, and from the click on the tree until it stands there. */
export async function courseBenchmarks(bench: Bench): Promise<Samples> {
  const { workbench, workspace } = bench.session;
  const folder = join(workspace, 'large');
  await writeCourse(folder);
  const trees: number[] = [];
  const blocked = await repeat(5, async () => {
    await workbench.runCommand('View: Show Explorer');
    await openWindow(bench);
    return bench.probe.longestWhile(async () => {
      const tree = timed(async () => {
        await workbench.chapterTree.show();
        await workbench.chapterTree.row('A thousand lessons').waitFor();
      });
      trees.push(await tree);
    });
  });
  return {
    thousandLessonsRead: await measure(5, () => openCourse(folderFiles(folder), 'large')),
    thousandLessonsTree: sampleOf(trees),
    thousandLessonsTreeBlocked: blocked,
  };
}

async function writeCourse(folder: string): Promise<void> {
  const text = 'A sentence of a lesson about queues and logs. '.repeat(220);
  for (let part = 0; part < 20; part++) {
    const docs = join(folder, 'docs', `part-${part}`);
    await mkdir(docs, { recursive: true });
    for (let lesson = 0; lesson < 50; lesson++) {
      await writeFile(join(docs, `lesson-${lesson}.md`), `# Lesson ${part}.${lesson}\n\n${text}\n`);
    }
  }
  await writeFile(join(folder, 'mkdocs.yml'), 'site_name: A thousand lessons\n');
}
