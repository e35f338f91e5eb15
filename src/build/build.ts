import { watch } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { bundleOnChange, bundleOnce } from './bundle.ts';
import { buildContent } from './generated.ts';
import { inRoot, out } from './paths.ts';
import { runScript } from './script.ts';
import { copyWasm } from './wasm.ts';
import { jobFinished, jobStarted } from './watchProgress.ts';

const { values: flags } = parseArgs({
  options: { watch: { type: 'boolean' }, minify: { type: 'boolean' } },
});

await runScript(() => (flags.watch ? buildOnChange() : buildOnce(flags.minify ?? false)));

async function buildOnce(minify: boolean): Promise<void> {
  await clean();
  await Promise.all([bundleOnce(minify), copyWasm(), buildContent()]);
}

async function buildOnChange(): Promise<void> {
  jobStarted();
  await bundleOnChange();
  await Promise.all([copyWasm(), buildContent()]);
  watchContent();
  jobFinished();
}

/** Removes what the next build would not write over: files named by their hash or after content, and source maps. */
async function clean(): Promise<void> {
  const entries = await readdir(out).catch(() => []);
  const stale = entries.filter(
    (name) => name.endsWith('.map') || ['chunks', 'content', 'labs', 'webview'].includes(name),
  );
  await Promise.all(stale.map((name) => rm(join(out, name), { recursive: true, force: true })));
}

async function rebuild(): Promise<void> {
  jobStarted();
  await buildContent().catch((error) => console.error(error));
  jobFinished();
}

/** Authors save several files at once; one compilation a burst is enough. */
function watchContent(): void {
  let timer: NodeJS.Timeout | undefined;
  watch(inRoot('content'), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(rebuild, 200);
  });
}
