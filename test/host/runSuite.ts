import * as vscode from 'vscode';

import { Reporter } from './reporter.ts';
import { resultFile, type SuiteResult } from './suiteResult.ts';

/** Mocha's browser build, which the bundle starts with: the same in Node and in a worker. */
declare const mocha: BrowserMocha;

/**
 * Runs test files with mocha inside the extension host and writes the result beside the workspace folder.
 * @param files each loads one test file
 */
export async function runSuite(files: readonly (() => Promise<unknown>)[]): Promise<void> {
  const result = await runMocha(files).catch(brokenSuite);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) throw new Error('a suite runs in a workspace folder');
  const file = vscode.Uri.joinPath(folder, '..', resultFile);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(result)));
  if (result.failed > 0) throw new Error(`${result.failed} tests failed`);
}

async function runMocha(files: readonly (() => Promise<unknown>)[]): Promise<SuiteResult> {
  let reporter: Reporter | undefined;
  mocha.setup({
    ui: 'bdd',
    timeout: 20_000,
    reporter: function capture(runner: Mocha.Runner) {
      reporter = new Reporter(runner);
    } as unknown as Mocha.ReporterConstructor,
  });
  for (const load of files) await load();
  const start = Date.now();
  // `mocha.run` of the browser build reads the page's address, which neither host has.
  const run = Mocha.prototype.run.bind(mocha as unknown as Mocha);
  await new Promise<void>((resolve) => run(() => resolve()));
  if (!reporter) throw new Error('mocha started no reporter');
  return reporter.result(Date.now() - start);
}

/** A test file that does not load is one failure, told like any other. */
function brokenSuite(error: unknown): SuiteResult {
  const report = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    passed: 0,
    failed: 1,
    report: `The suite did not start:\n${report}\n\n  0 passing\n  1 failing\n`,
  };
}
