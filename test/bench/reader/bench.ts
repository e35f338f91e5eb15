import type { Session } from '../../e2e/session.ts';
import type { HostProbe } from '../hostProbe.ts';
import type { Stopwatch } from '../stopwatch.ts';

/** What the measurements in a real VS Code work with. */
export interface Bench {
  readonly session: Session;
  readonly watch: Stopwatch;
  readonly probe: HostProbe;
}

/** Loads the window anew, with no editor in it, and waits until VS Code has done what it does at its own start. */
export async function openWindow({ session }: Bench): Promise<void> {
  const { workbench } = session;
  await workbench.open();
  await workbench.page.waitForTimeout(2000);
  // What was closed just before may come back.
  await workbench.closeAllEditors();
}
