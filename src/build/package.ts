import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import budget from './budget.json' with { type: 'json' };
import { runToEnd } from './hosts/processes.ts';
import { inRoot } from './paths.ts';
import { formatSize } from './sizes.ts';
import { vsixPath } from './vsix.ts';
import { listZip, type ZipEntry } from './zip.ts';

/** Packs the VSIX; `vsce` itself runs the build (`vscode:prepublish`). A warning of `vsce` is an error here. */
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
);
console.log(output.trimEnd());
if (code !== 0) throw new Error('vsce failed, see above');
if (/^\s*WARNING/m.test(output)) throw new Error('vsce warns, see above');

const archive = await readFile(vsixPath);
printLargest(listZip(archive), 12);
console.log(`\nVSIX ${formatSize(archive.length)} of ${formatSize(budget.vsix)} allowed`);
if (archive.length > budget.vsix) {
  throw new Error(
    `the VSIX takes ${archive.length} bytes, ${archive.length - budget.vsix} more than src/build/budget.json allows`,
  );
}

function printLargest(entries: readonly ZipEntry[], count: number): void {
  console.log(`\n   packed  unpacked  the largest of ${entries.length} files`);
  for (const { path, compressed, size } of entries
    .toSorted((a, b) => b.compressed - a.compressed)
    .slice(0, count)) {
    console.log(
      `${formatSize(compressed).padStart(9)} ${formatSize(size).padStart(9)}  ${path.replace('extension/', '')}`,
    );
  }
}
