import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { BrowserContext } from 'playwright-core';

import { launchBrowser } from '../../src/build/hosts/browser.ts';
import { createProfile, installVsix, serveWorkbench } from '../../src/build/hosts/servers.ts';
import { fetchVsCode } from '../../src/build/hosts/vscode.ts';
import { inRoot } from '../../src/build/paths.ts';
import { vsixPath } from '../../src/build/vsix.ts';
import { Workbench } from './pages/workbench.ts';

export interface SessionOptions {
  /** User settings from the start. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folder to open, copied; default: the sample workspace. */
  readonly workspace?: string;
  /** Size of the window in CSS pixels, and how many of the picture's pixels make one. */
  readonly window?: { readonly width: number; readonly height: number; readonly scale?: number };
  /** Opens an untrusted folder as VS Code does by itself. */
  readonly restrictedMode?: boolean;
  /** More extensions to install, as VSIX files. */
  readonly extensions?: readonly string[];
}

/** A VS Code with the VSIX installed, and a browser showing it. */
export interface Session {
  readonly workbench: Workbench;
  readonly context: BrowserContext;
  /** Folder the workbench has open; a copy, free to be changed. */
  readonly workspace: string;
  /** What the server and the page's console have said. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts a session of its own. Most tests use the one that `hooks.ts` shares. */
export async function startSession(options: SessionOptions = {}): Promise<Session> {
  if (!existsSync(vsixPath)) throw new Error(`${vsixPath} is missing: run "npm run package" first`);
  const stack = new AsyncDisposableStack();
  try {
    const folder = await mkdtemp(join(tmpdir(), 'patternbook-e2e-'));
    stack.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    const workspace = join(folder, 'workspace');
    await cp(options.workspace ?? inRoot('test/fixtures/sample-workspace'), workspace, { recursive: true });

    const vsCode = await fetchVsCode('current');
    const profile = await createProfile(folder);
    await writeSettings(profile.userData, options.settings ?? {});
    for (const vsix of [vsixPath, ...(options.extensions ?? [])]) await installVsix(vsCode, profile, vsix);
    const server = await serveWorkbench(vsCode, profile, { restrictedMode: options.restrictedMode ?? false });
    stack.defer(server.stop);

    const browser = await launchBrowser();
    stack.defer(() => browser.close());
    const { width, height, scale = 1 } = options.window ?? { width: 1440, height: 900 };
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    const log: string[] = [];
    page.on('console', (message) => log.push(message.text()));
    const workbench = new Workbench(page, `${server.address}/?folder=${encodeURIComponent(workspace)}`);
    await workbench.open();
    return {
      workbench,
      context,
      workspace,
      log: () => `${server.output()}\n--- console of the page ---\n${log.join('\n')}\n`,
      stop: () => stack.disposeAsync(),
    };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

async function writeSettings(userData: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  await mkdir(join(userData, 'User'), { recursive: true });
  const quiet = {
    'workbench.startupEditor': 'none',
    'workbench.enableExperiments': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'chat.disableAIFeatures': true,
    'extensions.ignoreRecommendations': true,
    'window.commandCenter': false,
    'patternbook.language': 'en',
  };
  await writeFile(join(userData, 'User/settings.json'), JSON.stringify({ ...quiet, ...settings }, null, 2));
}
