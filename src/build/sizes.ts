import type { Metafile } from 'esbuild';

/** `1234567` → `1.2 MB`; decimal units, as registries and browsers count. */
export function formatSize(bytes: number): string {
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  if (bytes >= 1e3) return `${Math.round(bytes / 1e3)} KB`;
  return `${bytes} B`;
}

/** One line per bundle with its size; the split chunks of a page are summed into one line a folder. */
export function describeOutputs(metafile: Metafile): string[] {
  const sizes = new Map<string, { bytes: number; files: number }>();
  for (const [path, { bytes, entryPoint }] of Object.entries(metafile.outputs)) {
    if (path.endsWith('.map')) continue;
    const name = entryPoint ? path : `${path.slice(0, path.lastIndexOf('/'))}/…`;
    const sum = sizes.get(name) ?? { bytes: 0, files: 0 };
    sizes.set(name, { bytes: sum.bytes + bytes, files: sum.files + 1 });
  }
  return [...sizes].map(
    ([name, { bytes, files }]) =>
      `${formatSize(bytes).padStart(9)}  ${name}${files > 1 ? ` (${files} files)` : ''}`,
  );
}
