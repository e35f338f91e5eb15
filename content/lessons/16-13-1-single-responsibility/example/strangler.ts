import type { Handler } from './http.ts';

// #region strangle
/** One address for the client, two systems behind it: what is not replaced yet goes to the old one. */
export function strangle(old: Handler, oldPath: string, replaced: Handler) {
  const answered = { new: 0, legacy: 0 };
  const handle: Handler = (request) => {
    const system = request.path.startsWith(oldPath) ? 'legacy' : 'new';
    answered[system] += 1;
    return system === 'legacy' ? old(request) : replaced(request);
  };
  return { handle, answered };
}
// #endregion strangle
