import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { downloadAndUnzipVSCode, runTests, SilentReporter } from '@vscode/test-electron';

import { cacheFolder, inRoot, root } from '../../src/build/paths.ts';
import { runScript } from '../../src/build/script.ts';
import { bundleSuite } from '../host/bundleSuite.ts';
import { resultFile, type SuiteResult } from '../host/suiteResult.ts';

/** Runs the integration suite in a desktop VS Code: the one `$VSCODE_EXECUTABLE` names, else the newest, downloaded. */
await runScript(async () => {
  await using cleanup = new AsyncDisposableStack();
  const vscodeExecutablePath = process.env.VSCODE_EXECUTABLE || (await download());
  const folder = await mkdtemp(join(tmpdir(), 'patternbook-suite-'));
  cleanup.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const workspace = join(folder, 'workspace');
  await cp(inRoot('test/fixtures/sample-workspace'), workspace, { recursive: true });

  const exit = await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath: await bundleSuite('node'),
    launchArgs: [
      workspace,
      '--disable-workspace-trust',
      `--user-data-dir=${join(folder, 'user-data')}`,
      `--extensions-dir=${join(folder, 'extensions')}`,
    ],
  }).catch((error: unknown) => error);
  const text = await readFile(join(folder, resultFile), 'utf8').catch(() => {
    throw new Error(`the desktop VS Code gave no result: ${exit}`);
  });
  const { passed, failed, report } = JSON.parse(text) as SuiteResult;
  console.log(report);
  if (failed > 0 || passed === 0) process.exitCode = 1;
});

async function download(): Promise<string> {
  try {
    return await downloadAndUnzipVSCode({
      cachePath: join(cacheFolder(), 'vscode-desktop'),
      reporter: new SilentReporter(),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `no desktop VS Code: it cannot be downloaded (${reason}) and VSCODE_EXECUTABLE is not set`,
    );
  }
}
