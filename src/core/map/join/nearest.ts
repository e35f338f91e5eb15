import type { FileFacts } from '../model.ts';
import { folderOf } from './modules.ts';

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
  const left = folderOf(a).split('/');
  const right = folderOf(b).split('/');
  let shared = 0;
  while (shared < left.length && shared < right.length && left[shared] === right[shared]) shared += 1;
  return shared - (left.length - shared) / 100;
}
