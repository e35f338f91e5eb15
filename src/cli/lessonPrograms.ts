import { execFile } from 'node:child_process';
import path from 'node:path';
import type { WrittenLesson } from '../core/course/checkLesson.ts';
import type { Problem } from '../core/problem.ts';

/** A lesson's program that runs longer is stuck. */
const timeout = 120_000;

/**
 * Runs a lesson's programs: the example prints its golden output and passes its tests; the exercise's check fails
 * with `broken.ts`, by a test and not by a program that does not load, and passes with `solution.ts`.
 *
 * @param content the content folder; paths of the problems are relative to it
 */
export async function checkPrograms(lesson: WrittenLesson, content: string): Promise<Problem[]> {
  const folder = path.join(content, 'lessons', lesson.slug);
  const found = [
    ...(await checkOutput(lesson.files, folder)),
    ...(await checkTests(lesson.files, folder)),
    ...(await checkExercise(lesson.files, folder)),
  ];
  return found.map(({ file, line, message }) => ({ file: `lessons/${lesson.slug}/${file}`, line, message }));
}

async function checkOutput(files: WrittenLesson['files'], folder: string): Promise<Problem[]> {
  const golden = files['example/output.txt'];
  if (files['example/main.ts'] === undefined || golden === undefined) return [];
  const run = await runNode(['main.ts'], path.join(folder, 'example'));
  if (run.code !== 0) {
    return [{ file: 'example/main.ts', line: 1, message: `Ends with ${run.code}: ${complaint(run.stderr)}` }];
  }
  return run.stdout === golden ? [] : [difference(golden, run.stdout)];
}

async function checkTests(files: WrittenLesson['files'], folder: string): Promise<Problem[]> {
  const tests = Object.keys(files).flatMap((file) => /^example\/([^/]+\.test\.ts)$/.exec(file)?.[1] ?? []);
  if (tests.length === 0) return [];
  const failures = await runTests(tests, path.join(folder, 'example'));
  return failures.map(({ file, line, message }) => ({ file: `example/${file}`, line, message }));
}

async function checkExercise(files: WrittenLesson['files'], folder: string): Promise<Problem[]> {
  const check = async (subject: string) => {
    const there = files['exercise/check.test.ts'] !== undefined && files[`exercise/${subject}`] !== undefined;
    if (!there) return undefined;
    return runTests(['check.test.ts'], path.join(folder, 'exercise'), { PATTERNBOOK_SUBJECT: subject });
  };
  const problem = (subject: string, message: string) => ({ file: `exercise/${subject}`, line: 1, message });
  const problems: Problem[] = [];

  const [missed] = (await check('solution.ts')) ?? [];
  if (missed) problems.push(problem('solution.ts', `Does not pass the check: ${missed.message}`));

  const caught = await check('broken.ts');
  const unloaded = caught?.find(({ byTest }) => !byTest);
  if (unloaded) problems.push(problem('broken.ts', `Does not load: ${unloaded.message}`));
  else if (caught?.length === 0) problems.push(problem('broken.ts', 'Passes the check it should fail'));
  return problems;
}

interface Failure {
  /** File name without folder. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
  /** Whether a test failed, rather than the file that holds it. */
  readonly byTest: boolean;
}

/** Runs test files of a folder; resolves to what failed. */
async function runTests(
  files: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Failure[]> {
  const [first = ''] = files;
  const run = await runNode(['--test', '--test-reporter=tap', ...files], folder, env);
  const failures = readFailures(run.stdout, first);
  if (run.code === 0 || failures.length > 0) return failures;
  const message = `node --test ends with ${run.code}: ${complaint(run.stderr)}`;
  return [{ file: first, line: 1, message, byTest: false }];
}

/** The failed tests of a TAP report; a test around failed tests is left out, as it only repeats them. */
function readFailures(tap: string, file: string): Failure[] {
  const blocks = [...tap.matchAll(/^( *)not ok \d+ - (.*)\n\1 {2}---\n(.*?)^\1 {2}\.\.\.$/gms)];
  return blocks.flatMap(([, , name = '', details = '']) => {
    if (/failureType: '?subtestsFailed/.test(details)) return [];
    const place = /location: '?.*?([^/\\]+?):(\d+):\d+'?$/m.exec(details);
    const block = /error: \|-\n\s*(.*)/.exec(details)?.[1];
    const error = block ?? /error: '?(.*?)'?$/m.exec(details)?.[1] ?? 'failed';
    return [
      {
        file: place?.[1] ?? file,
        line: Number(place?.[2] ?? 1),
        message: `${name}: ${error}`,
        byTest: !/\.test\.ts$/.test(name),
      },
    ];
  });
}

interface Run {
  /** The exit code, or the signal that ended the program. */
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

function runNode(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Run> {
  // What a test runner around this program has set would reach into the lesson's own tests.
  const {
    NODE_TEST_CONTEXT: _context,
    NODE_OPTIONS: _options,
    PATTERNBOOK_SUBJECT: _subject,
    ...own
  } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd, env: { ...own, NO_COLOR: '1', ...env }, timeout, maxBuffer: 64 * 1024 * 1024, encoding: 'utf8' },
      (error, stdout, stderr) => {
        resolve({ code: error ? (error.code ?? error.signal ?? error.message) : 0, stdout, stderr });
      },
    );
  });
}

/** The first line where the output is not what was expected. */
function difference(expected: string, printed: string): Problem {
  const [wanted, got] = [expected.split('\n'), printed.split('\n')];
  const differs = wanted.findIndex((line, at) => line !== got[at]);
  const at = differs < 0 ? wanted.length : differs;
  const show = (line: string | undefined) => (line === undefined ? 'nothing' : JSON.stringify(line));
  const message = `The example prints ${show(got[at])}, not ${show(wanted[at])}`;
  return { file: 'example/output.txt', line: at + 1, message };
}

/** The message of an uncaught error, else the last line. */
function complaint(text: string): string {
  const lines = text.trim().split('\n');
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? '';
}
