import type { Metafile } from 'esbuild';

/** `1234567` → `1.2 MB`; decimal units, as registries and browsers count. */
export function formatSize(bytes: number): string {
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  if (bytes >= 1e3) return `${Math.round(bytes / 1e3)} KB`;
  return `${bytes} B`;
}

/** One line a bundle with its size, the largest first; the chunks a page loads on demand are summed into one line. */
export function describeOutputs(metafile: Metafile): string[] {
  const sums = new Map<string, { bytes: number; files: number }>();
  for (const [path, { bytes }] of Object.entries(metafile.outputs)) {
    if (path.endsWith('.map')) continue;
    const name = /\/(chunks|assets)\//.test(path) ? `${path.slice(0, path.lastIndexOf('/'))}/` : path;
    const { bytes: sum, files } = sums.get(name) ?? { bytes: 0, files: 0 };
    sums.set(name, { bytes: sum + bytes, files: files + 1 });
  }
  return [...sums]
    .sort(([, a], [, b]) => b.bytes - a.bytes)
    .map(([name, { bytes, files }]) => {
      return `${formatSize(bytes).padStart(9)}  ${name}${files > 1 ? ` (${files} files)` : ''}`;
    });
}
