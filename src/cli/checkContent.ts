import { availableParallelism } from 'node:os';
import path from 'node:path';
import { checkLesson, type LessonReport, type WrittenLesson } from '../core/course/checkLesson.ts';
import type { Problem } from '../core/problem.ts';
import type { Content } from './contentFolder.ts';
import { checkPrograms } from './lessonPrograms.ts';

/** Draws the diagrams of a lesson; resolves to what is wrong with them. */
export type DiagramCheck = (lesson: WrittenLesson) => Promise<readonly Problem[]>;

/**
 * Checks written lessons, as many at a time as the machine has cores: text, programs and, where there is someone to
 * draw them, diagrams.
 *
 * @param root the checkout that `content` was read from
 * @returns one promise a lesson, in the order of `lessons`, so that each can be reported when it is done
 */
export function checkLessons(
  lessons: readonly WrittenLesson[],
  content: Content,
  root: string,
  drawn?: DiagramCheck,
): Promise<LessonReport>[] {
  const surroundings = {
    index: Object.values(content.book.editions)[0]?.lessons ?? [],
    written: content.written,
    glossary: content.book.glossary,
  };
  const turn = takeTurns(availableParallelism());
  return lessons.map((lesson) =>
    turn(async () => {
      const { problems, warnings } = checkLesson(lesson, surroundings);
      const read = content.problems.filter(({ file }) => file.startsWith(`lessons/${lesson.slug}/`));
      const ran = await checkPrograms(lesson, path.join(root, 'content'));
      const drew = (await drawn?.(lesson)) ?? [];
      return { problems: [...read, ...problems, ...ran, ...drew], warnings };
    }),
  );
}

/** What is wrong with the book and belongs to no lesson that `checkLessons` checks. */
export function bookReport({ problems, written }: Content): readonly Problem[] {
  return problems.filter(({ file }) => !written.has(/^lessons\/([^/]+)\//.exec(file)?.[1] ?? ''));
}

/** Runs tasks in the order they come, `count` at a time. */
function takeTurns(count: number): <T>(task: () => Promise<T>) => Promise<T> {
  const lanes = Array.from({ length: count }, (): Promise<unknown> => Promise.resolve());
  let next = 0;
  return (task) => {
    const lane = next++ % count;
    const run = (lanes[lane] as Promise<unknown>).then(task);
    lanes[lane] = run.catch(() => undefined);
    return run;
  };
}
