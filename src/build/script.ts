import { handleInterrupts, isInterrupted } from './hosts/interrupts.ts';

/**
 * Runs a script of this project: an error becomes its message and exit code 1, and an interruption ends everything
 * the script has started.
 * @param interruptCode exit code on Ctrl+C
 */
export async function runScript(main: () => Promise<void>, interruptCode = 130): Promise<void> {
  handleInterrupts(interruptCode);
  try {
    await main();
  } catch (error) {
    if (isInterrupted()) return;
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
