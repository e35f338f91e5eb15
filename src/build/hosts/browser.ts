import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { type Browser, chromium } from 'playwright-core';

const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Starts a headless Chrome or Chromium: the one `$PATTERNBOOK_BROWSER` names, else an installed one, else the one
 * inside the npm package `@sparticuz/chromium`. `PATTERNBOOK_BROWSER=npm` asks for the last.
 * It ends with the script; signals are the script's to handle.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await browserPath();
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
    timeout: 60_000,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

async function browserPath(): Promise<string> {
  const wanted = process.env.PATTERNBOOK_BROWSER;
  if (wanted && wanted !== 'npm') return wanted;
  const found = wanted === 'npm' ? undefined : installedBrowser();
  if (found) return found;
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places].find(
    isExecutable,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
