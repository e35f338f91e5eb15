/**
 * What features may say to the log. A `vscode.LogOutputChannel` is one.
 * Expected failures go to the user as one sentence; only the unexpected is logged, once, at the edge.
 */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(error: string | Error): void;
}
