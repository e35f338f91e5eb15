import { build } from 'esbuild';
import { inRoot, root } from '../../src/build/paths.ts';
import { targets } from '../../src/build/targets.ts';

/**
 * Bundles one entry as `npm run build` does, without the parser's files beside it, and returns its path.
 * @param name of the entry, such as `cli`
 */
export async function bundleEntry(name: string): Promise<string> {
  const target = targets.find(({ entries }) => name in entries);
  const source = target?.entries[name];
  if (!target || source === undefined) throw new Error(`no entry is named ${name}`);
  const { outExtension = { '.js': '.js' } } = target.options;
  await build({
    absWorkingDir: root,
    entryPoints: { [name]: source },
    outdir: 'out/test/unit',
    bundle: true,
    logLevel: 'warning',
    ...target.options,
  });
  return inRoot('out/test/unit', `${name}${outExtension['.js']}`);
}
