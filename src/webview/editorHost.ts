import { editorApi } from './editorApi.ts';

/** What a page needs from whoever shows it. */
export interface PageHost<Sent, Received, Kept> {
  post(message: Sent): void;
  listen(receive: (message: Received) => void): void;
  /** Keeps a value through hiding, reload and restart. */
  keep(state: Kept): void;
}

/**
 * The editor's panel, or undefined in a plain browser.
 * @param parse a message of the host, or undefined for what is none
 */
export function editorHost<Sent, Received, Kept>(
  parse: (value: unknown) => Received | undefined,
): PageHost<Sent, Received, Kept> | undefined {
  const api = editorApi();
  if (!api) return undefined;
  return {
    post: (message) => api.postMessage(message),
    keep: (state) => api.setState(state),
    listen: (receive) =>
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        const message = parse(event.data);
        if (message !== undefined) receive(message);
      }),
  };
}
