import type { Handler } from './http.ts';
import { script } from './script.ts';

// #region golden
/** Plays the script and writes down every answer as it goes over the wire. */
export function transcript(handle: Handler): string[] {
  return script.map((request) => {
    const { status, body } = handle(request);
    return `${request.method} ${request.path} -> ${status} ${JSON.stringify(body)}`;
  });
}
// #endregion golden
