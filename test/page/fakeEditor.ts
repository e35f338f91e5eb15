/** What `fakeEditor` records on a page. */
export interface Recorder<Message, Kept> {
  posted: Message[];
  kept: Kept | undefined;
}

/** Runs in the page: the interface a webview finds in the editor. What the page says to it is kept. */
export function fakeEditor(): void {
  const recorder = window as unknown as Recorder<unknown, unknown> & Record<string, unknown>;
  recorder.posted = [];
  recorder.acquireVsCodeApi = () => ({
    postMessage: (message: unknown) => recorder.posted.push(message),
    setState: (state: unknown) => {
      recorder.kept = state;
    },
  });
}
