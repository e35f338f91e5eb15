import type { ParseArgsOptionsConfig } from 'node:util';

/** One subcommand. Add it to the list in `runCli.ts`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows `patternbook` and the name: `DIR [--json]`. */
  readonly usage: string;
  /** Help below the usage line: arguments, options, exit codes. */
  readonly help: string;
  readonly options: ParseArgsOptionsConfig;
  /** Resolves to the exit code. Throws a `UsageError` for misuse. */
  run(call: Call): Promise<number>;
}

export interface Call {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
}

/** The command was called wrongly; ends the program with its message, the usage and exit code 2. */
export class UsageError extends Error {}
