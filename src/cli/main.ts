#!/usr/bin/env node
import { runCli } from './runCli.ts';

// The exit code is set rather than forced, so that what was printed reaches a pipe whole.
process.exitCode = await runCli(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  printError: (line) => process.stderr.write(`${line}\n`),
});
