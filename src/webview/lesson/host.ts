import type { HostMessage, KeptState, PageMessage } from '../../protocol/lesson.ts';
import { parseHostMessage } from '../../protocol/lessonMessages.ts';

/** What the page needs from whoever shows it: an editor's panel, or a plain browser. */
export interface Host {
  post(message: PageMessage): void;
  listen(receive: (message: HostMessage) => void): void;
  /** Keeps where the reader is through hiding, reload and restart. */
  keep(state: KeptState): void;
}

interface EditorApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
}

declare const acquireVsCodeApi: (() => EditorApi) | undefined;

/** The editor's panel, or undefined in a plain browser. */
export function editorHost(): Host | undefined {
  if (typeof acquireVsCodeApi === 'undefined') return undefined;
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    keep: (state) => api.setState(state),
    listen: (receive) =>
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        const message = parseHostMessage(event.data);
        if (message) receive(message);
      }),
  };
}
