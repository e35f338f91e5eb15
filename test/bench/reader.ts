import { startSession } from '../e2e/session.ts';
import { HostProbe } from './hostProbe.ts';
import type { Samples } from './measure.ts';
import { openWindow } from './reader/bench.ts';
import { courseBenchmarks } from './reader/course.ts';
import { diagramBenchmarks } from './reader/diagrams.ts';
import { lessonBenchmarks } from './reader/lesson.ts';
import { searchBenchmarks } from './reader/search.ts';
import { startBenchmarks } from './reader/start.ts';
import { Stopwatch } from './stopwatch.ts';

/**
 * Measures what a reader waits for, in a real VS Code with the VSIX installed, and beside it the built-in Markdown
 * preview where it does the same. `…Blocked` is the longest time the extension host did nothing else meanwhile, all of
 * its extensions included. Needs `npm run package` before.
 */
export async function readerBenchmarks(): Promise<Samples> {
  await using cleanup = new AsyncDisposableStack();
  const probe = cleanup.use(await HostProbe.pack());
  const session = await startSession({ extensions: [probe.vsix] });
  cleanup.defer(() => session.stop());
  const watch = await Stopwatch.in(session.context, session.workbench.page);
  const bench = { session, watch, probe };
  await openWindow(bench);
  return {
    ...(await startBenchmarks(bench)),
    ...(await lessonBenchmarks(bench)),
    ...(await diagramBenchmarks(bench)),
    ...(await searchBenchmarks()),
    ...(await courseBenchmarks(bench)),
  };
}
