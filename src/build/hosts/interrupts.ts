const cleanups = new Set<() => Promise<unknown>>();
let ending = false;

/** Has `cleanup` run when the script is interrupted; the returned function takes that back. */
export function onInterrupt(cleanup: () => Promise<unknown>): () => void {
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/** Whether the script is being ended: what fails from now on fails because of that. */
export function isInterrupted(): boolean {
  return ending;
}

/**
 * Ends the script on Ctrl+C and its kin, and when the npm that started it is gone, with `exitCode`, once every
 * clean-up has run, the latest first.
 */
export function handleInterrupts(exitCode: number): void {
  const end = () => {
    if (ending) return;
    ending = true;
    void runCleanups().finally(() => process.exit(exitCode));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), 500).unref();
}

async function runCleanups(): Promise<void> {
  for (const cleanup of [...cleanups].reverse()) {
    await cleanup().catch((error) => console.error(error));
  }
}
