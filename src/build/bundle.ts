import { existsSync } from 'node:fs';

import type { BuildContext, BuildOptions, BuildResult, Plugin } from 'esbuild';
import { build, context } from 'esbuild';

import { inRoot, root } from './paths.ts';
import { describeOutputs } from './sizes.ts';
import { type Target, targets } from './targets.ts';

/** Bundles every target once and prints the sizes; rejects where one does not build. */
export async function bundleOnce(minify: boolean): Promise<void> {
  const results = await Promise.all(availableTargets().map((target) => build(optionsOf(target, minify))));
  for (const { metafile } of results) {
    if (metafile) for (const line of describeOutputs(metafile)) console.log(line);
  }
}

/** Bundles every target again whenever one of its files changes. */
export async function bundleOnChange(): Promise<readonly BuildContext[]> {
  const contexts = await Promise.all(
    availableTargets().map((target) => context({ ...optionsOf(target, false), plugins: [announce] })),
  );
  await Promise.all(contexts.map((watched) => watched.watch()));
  return contexts;
}

function availableTargets(): Target[] {
  return targets.filter(({ entries }) => {
    const missing = Object.values(entries).filter((entry) => !existsSync(inRoot(entry)));
    for (const entry of missing) console.log(`skipped: ${entry} is not written yet`);
    return missing.length === 0;
  });
}

function optionsOf(target: Target, minify: boolean): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: { ...target.entries },
    outdir: 'out',
    bundle: true,
    minify,
    sourcemap: !minify,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    ...target.options,
  };
}

/** The lines the background problem matcher of `.vscode/tasks.json` waits for. */
const announce: Plugin = {
  name: 'announce',
  setup(pluginBuild) {
    pluginBuild.onStart(() => console.log('[watch] build started'));
    pluginBuild.onEnd((result: BuildResult) => {
      console.log(`[watch] build finished${result.errors.length > 0 ? ' with errors' : ''}`);
    });
  },
};
