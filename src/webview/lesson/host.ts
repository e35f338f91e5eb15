import type { HostMessage, KeptState, PageMessage } from '../../protocol/lesson.ts';
import { parseHostMessage } from '../../protocol/lessonMessages.ts';
import { editorApi } from '../editorApi.ts';

/** What the page needs from whoever shows it: an editor's panel, or a plain browser. */
export interface Host {
  post(message: PageMessage): void;
  listen(receive: (message: HostMessage) => void): void;
  /** Keeps where the reader is through hiding, reload and restart. */
  keep(state: KeptState): void;
}

/** The editor's panel, or undefined in a plain browser. */
export function editorHost(): Host | undefined {
  const api = editorApi();
  if (!api) return undefined;
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
