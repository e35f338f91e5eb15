import { parseArgs } from 'node:util';
import { version } from '../server/version.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { checkContentCommand } from './commands/checkContent.ts';
import { courseCommand } from './commands/course.ts';
import { lintCommand } from './commands/lint.ts';
import { mapCommand } from './commands/map.ts';
import { renderCommand } from './commands/render.ts';

/** In the order of the help. */
const commands: readonly Command[] = [
  lintCommand,
  mapCommand,
  courseCommand,
  renderCommand,
  checkContentCommand(),
];

const misuse = 2;

type Output = Pick<Call, 'print' | 'printError'>;

/** Runs `patternbook ARGS…`. Resolves to the exit code: 2 for misuse, 1 and 0 as the command says. */
export async function runCli(args: readonly string[], output: Output): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h') {
    if (name === undefined) output.printError(overview());
    else output.print(overview());
    return name === undefined ? misuse : 0;
  }
  if (name === '--version') {
    output.print(await version());
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return runCommand(command, rest, output);
  const kind = name.startsWith('-') ? 'option' : 'command';
  output.printError(`patternbook: unknown ${kind} ${name}\n\n${overview()}`);
  return misuse;
}

/** Runs one command with the arguments that follow its name. */
export async function runCommand(command: Command, args: string[], output: Output): Promise<number> {
  try {
    const { positionals, values } = parseArgs({
      args,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (values.help) {
      output.print(`${usage(command)}\n\n${command.help}`);
      return 0;
    }
    return await command.run({ positionals, values, ...output });
  } catch (error) {
    if (isMisuse(error))
      output.printError(`patternbook ${command.name}: ${error.message}\n\n${usage(command)}`);
    else if (isOfFileSystem(error)) output.printError(`patternbook ${command.name}: ${error.message}`);
    else throw error;
    return misuse;
  }
}

function isMisuse(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}

/** Its message has the path: `EACCES: permission denied, open 'map.md'`. */
function isOfFileSystem(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

function usage(command: Command): string {
  return `Usage: patternbook ${command.name} ${command.usage}`;
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'Usage: patternbook <command> [options]',
    '',
    'Commands:',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'patternbook <command> --help tells more; patternbook --version prints the version.',
  ].join('\n');
}
