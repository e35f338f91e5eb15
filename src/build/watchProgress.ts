let running = 0;

/**
 * Tells of work that a change has started, by the two lines that the background problem matcher of
 * `.vscode/tasks.json` waits for: one before the first of several jobs, one after the last.
 */
export function jobStarted(): void {
  if (running++ === 0) console.log('[watch] build started');
}

/** The counterpart of {@link jobStarted}. */
export function jobFinished(): void {
  if (--running === 0) console.log('[watch] build finished');
}
