import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import budget from './budget.json' with { type: 'json' };
import { runToEnd } from './hosts/processes.ts';
import { inRoot, root } from './paths.ts';
import { runScript } from './script.ts';
import { formatSize } from './sizes.ts';
import { vsixPath } from './vsix.ts';
import { listZip, type ZipEntry } from './zip.ts';

await runScript(async () => {
  await pack();
  const archive = await readFile(vsixPath);
  printLargest(listZip(archive), 12);
  console.log(`\nVSIX ${formatSize(archive.length)} of ${formatSize(budget.vsix)} allowed`);
  const excess = archive.length - budget.vsix;
  if (excess > 0) {
    throw new Error(`the VSIX has ${archive.length} bytes, ${excess} more than src/build/budget.json allows`);
  }
});

/** Packs the VSIX; `vsce` itself runs the build (`vscode:prepublish`). A warning of `vsce` is an error here. */
async function pack(): Promise<void> {
  await mkdir(dirname(vsixPath), { recursive: true });
  const { code, output } = await runToEnd(
    process.execPath,
    [
      inRoot('node_modules/@vscode/vsce/vsce'),
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--no-rewrite-relative-links',
      `--out=${vsixPath}`,
    ],
    5 * 60_000,
    { cwd: root, print: true },
  );
  if (code !== 0) throw new Error('vsce failed, see above');
  if (/^\s*WARNING/m.test(output)) throw new Error('vsce warns, see above');
}

function printLargest(entries: readonly ZipEntry[], count: number): void {
  console.log(`\n   packed  unpacked  the largest of ${entries.length} files`);
  const largest = entries.toSorted((a, b) => b.compressed - a.compressed).slice(0, count);
  for (const { path, compressed, size } of largest) {
    const sizes = [compressed, size].map((bytes) => formatSize(bytes).padStart(9)).join(' ');
    console.log(`${sizes}  ${path.replace('extension/', '')}`);
  }
}
