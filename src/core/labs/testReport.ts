import { isRecord } from '../isRecord.ts';

/** How one test of an exercise ended, as `content/shop/reporter.ts` prints it. */
export interface TestOutcome {
  readonly name: string;
  readonly passed: boolean;
  /** Absolute path of the file that declares the test. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly milliseconds: number;
  readonly message?: string;
  /** Where the failure arose, innermost first. */
  readonly stack?: string;
}

/** Reads the reporter's lines; anything else a program printed between them is left out. */
export function parseTestReport(output: string): TestOutcome[] {
  return output.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [];
    const outcome = parseJson(line);
    return isOutcome(outcome) ? [outcome] : [];
  });
}

/** Line and column, both 1-based, of the innermost frame of `stack` that lies in `file`; undefined where none does. */
export function frameIn(stack: string, file: string): { line: number; column: number } | undefined {
  for (const [, path, line, column] of stack.matchAll(/\(?(?:file:\/\/)?([^\s()]+):(\d+):(\d+)\)?$/gm)) {
    if (path === file) return { line: Number(line), column: Number(column) };
  }
  return undefined;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // A program may print a line that begins with a brace.
  }
}

function isOutcome(value: unknown): value is TestOutcome {
  if (!isRecord(value)) return false;
  const { name, passed, file, line } = value;
  return (
    typeof name === 'string' &&
    typeof passed === 'boolean' &&
    typeof file === 'string' &&
    typeof line === 'number'
  );
}
