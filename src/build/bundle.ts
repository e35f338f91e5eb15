import type { BuildOptions, Plugin } from 'esbuild';
import { build, context } from 'esbuild';

import { root } from './paths.ts';
import { describeOutputs } from './sizes.ts';
import { type Target, targets } from './targets.ts';
import { jobFinished, jobStarted } from './watchProgress.ts';

/** Bundles every target once and prints the sizes; rejects where one does not build. */
export async function bundleOnce(minify: boolean): Promise<void> {
  const results = await Promise.all(targets.map((target) => build(optionsOf(target, minify))));
  for (const { metafile } of results) {
    if (metafile) for (const line of describeOutputs(metafile)) console.log(line);
  }
}

/** Bundles every target again whenever one of its files changes. */
export async function bundleOnChange(): Promise<void> {
  for (const target of targets) {
    const watched = await context({ ...optionsOf(target, false), plugins: [announce] });
    await watched.watch();
  }
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

const announce: Plugin = {
  name: 'announce',
  setup({ onStart, onEnd }) {
    onStart(jobStarted);
    onEnd(jobFinished);
  },
};
