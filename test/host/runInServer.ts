import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { launchBrowser } from '../../src/build/hosts/browser.ts';
import { lastLines } from '../../src/build/hosts/processes.ts';
import { serveTestHost } from '../../src/build/hosts/servers.ts';
import type { VsCode } from '../../src/build/hosts/vscode.ts';
import { inRoot, root } from '../../src/build/paths.ts';
import type { HostKind } from './bundleSuite.ts';
import { resultFile, type SuiteResult } from './suiteResult.ts';

const timeout = 5 * 60_000;

/** Runs a bundled suite in the extension host of a VS Code server, with the checkout as the extension under development. */
export async function runInServer(vsCode: VsCode, kind: HostKind, suite: string): Promise<SuiteResult> {
  await using cleanup = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'patternbook-suite-'));
  cleanup.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const workspace = join(folder, 'workspace');
  await cp(inRoot('test/fixtures/sample-workspace'), workspace, { recursive: true });

  const server = await serveTestHost(vsCode, join(folder, 'server'));
  cleanup.defer(server.stop);
  const browser = await launchBrowser();
  cleanup.defer(() => browser.close());
  const page = await browser.newPage();
  const log: string[] = [];
  page.on('console', (message) => log.push(message.text()));
  await page.goto(addressOf(server, workspace, kind, suite));

  const result = join(folder, resultFile);
  for (const start = Date.now(); Date.now() - start < timeout; await wait(100)) {
    const text = existsSync(result) ? await readFile(result, 'utf8') : '';
    if (text.endsWith('}')) return JSON.parse(text) as SuiteResult;
  }
  throw new Error(
    `the suite gave no result in ${timeout / 1000} s; the last of the page's console:\n${lastLines(log.join('\n'), 60)}`,
  );
}

/** The page that opens the workspace with what `code --extensionDevelopmentPath … --extensionTestsPath …` does on a desktop. */
function addressOf(
  server: { address: string; port: number },
  workspace: string,
  kind: HostKind,
  suite: string,
): string {
  const remote = `vscode-remote://127.0.0.1:${server.port}`;
  const payload = [
    ['extensionDevelopmentPath', `${remote}${root}`],
    ['extensionTestsPath', `${remote}${suite}`],
    ...(kind === 'web' ? [['extensionDevelopmentKind', 'web']] : []),
  ];
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  return `${server.address}/?${query}`;
}
