/** What a webview is given by the editor. */
export interface EditorApi {
  postMessage(message: unknown): void;
  /** Keeps a value through hiding, reload and restart. */
  setState(state: unknown): void;
}

declare const acquireVsCodeApi: (() => EditorApi) | undefined;

/** The editor around this page, or undefined in a plain browser. To be asked for once. */
export function editorApi(): EditorApi | undefined {
  return typeof acquireVsCodeApi === 'undefined' ? undefined : acquireVsCodeApi();
}
