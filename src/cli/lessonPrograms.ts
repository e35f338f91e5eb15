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
  const folder = `lessons/${lesson.slug}`;
  const has = (file: string) => Object.hasOwn(lesson.files, file);
  const problem = (file: string, line: number, message: string): Problem => ({
    file: `${folder}/${file}`,
    line,
    message,
  });
  const inFolder = (name: string) => path.join(content, folder, name);
  const problems: Problem[] = [];

  if (has('example/main.ts')) {
    const run = await runNode(['main.ts'], inFolder('example'));
    const golden = lesson.files['example/output.txt'];
    if (run.code !== 0)
      problems.push(problem('example/main.ts', 1, `Ends with ${run.code}: ${lastLine(run.stderr)}`));
    else if (golden !== undefined && run.stdout !== golden)
      problems.push(problem('example/output.txt', ...difference(golden, run.stdout)));
  }

  const tests = Object.keys(lesson.files).filter((file) => /^example\/[^/]+\.test\.ts$/.test(file));
  if (tests.length > 0) {
    const run = await runTests(
      tests.map((file) => path.basename(file)),
      inFolder('example'),
    );
    problems.push(
      ...run.failures.map(({ file, line, message }) => problem(`example/${file}`, line, message)),
    );
  }

  if (has('exercise/check.test.ts')) {
    const check = (subject: string) =>
      runTests(['check.test.ts'], inFolder('exercise'), { PATTERNBOOK_SUBJECT: subject });
    if (has('exercise/solution.ts')) {
      const { failures } = await check('solution.ts');
      const [first] = failures;
      if (first)
        problems.push(problem('exercise/solution.ts', 1, `Does not pass the check: ${first.message}`));
    }
    if (has('exercise/broken.ts')) {
      const { failures } = await check('broken.ts');
      const loading = failures.find((failure) => !failure.byTest);
      if (failures.length === 0)
        problems.push(problem('exercise/broken.ts', 1, 'Passes the check it should fail'));
      else if (loading) problems.push(problem('exercise/broken.ts', 1, `Does not load: ${loading.message}`));
    }
  }
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

async function runTests(
  files: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Promise<{ failures: Failure[] }> {
  const run = await runNode(['--test', '--test-reporter=tap', ...files], folder, env);
  const failures = readFailures(run.stdout, files[0] as string);
  if (run.code === 0 || failures.length > 0) return { failures };
  const message = `node --test ends with ${run.code}: ${lastLine(run.stderr)}`;
  return { failures: [{ file: files[0] as string, line: 1, message, byTest: false }] };
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

/** The first line where a text is not what was expected, and what stands there. */
function difference(expected: string, printed: string): [line: number, message: string] {
  const [wanted, got] = [expected.split('\n'), printed.split('\n')];
  const index = wanted.findIndex((line, at) => line !== got[at]);
  const at = index < 0 ? wanted.length : index;
  const show = (line: string | undefined) => (line === undefined ? 'nothing' : JSON.stringify(line));
  return [at + 1, `The example prints ${show(got[at])}, not ${show(wanted[at])}`];
}

function lastLine(text: string): string {
  const lines = text.trim().split('\n');
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? '';
}
