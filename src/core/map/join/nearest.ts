import type { FileFacts } from '../model.ts';

/** The one whose folder shares most with the path; undefined where several share as much. */
export function nearest<T extends { readonly file: FileFacts }>(
  candidates: readonly T[],
  path: string,
): T | undefined {
  if (candidates.length < 2) return candidates[0];
  let best: T | undefined;
  let most = Number.NEGATIVE_INFINITY;
  let isTie = false;
  for (const candidate of candidates) {
    const common = nearness(candidate.file.path, path);
    if (common < most) continue;
    isTie = common === most;
    best = candidate;
    most = common;
  }
  return isTie ? undefined : best;
}

/** How many folders two paths share; a file in the folder itself is a little nearer than one below it. */
function nearness(a: string, b: string): number {
  let shared = 0;
  let at = 0;
  for (; at < a.length && a[at] === b[at]; at += 1) if (a[at] === '/') shared += 1;
  let deeper = 0;
  for (; at < a.length; at += 1) if (a[at] === '/') deeper += 1;
  return shared - deeper / 100;
}
