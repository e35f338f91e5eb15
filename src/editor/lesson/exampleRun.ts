import { messageOf } from '../../core/messageOf.ts';
import type { HostMessage } from '../../protocol/lesson.ts';
import { type LabOutput, type LabRun, LabUnavailable } from '../labs/labRunner.ts';

/** Runs the examples of lessons. */
export interface ExampleLabs {
  /** Why nothing can be run here, in a sentence; undefined where programs run. */
  readonly unavailable: string | undefined;
  /** @throws LabUnavailable */
  runExample(slug: string, onOutput: (output: LabOutput) => void): Promise<LabRun>;
}

/** The example a page runs, one at a time: what it prints and how it ends goes to that page. */
export class ExampleRun {
  readonly #labs: ExampleLabs;
  readonly #post: (message: HostMessage) => void;
  /** Aborted when the present run is to end; replaced by the next run, after which the former is heard no more. */
  #ending = new AbortController();

  constructor(labs: ExampleLabs, post: (message: HostMessage) => void) {
    this.#labs = labs;
    this.#post = post;
  }

  /** Tells the page at once where nothing can be run. */
  announce(slug: string): void {
    const { unavailable } = this.#labs;
    if (unavailable !== undefined) this.#post({ type: 'runUnavailable', slug, reason: unavailable });
  }

  /** Runs an example to its end. What was running ends first. */
  async start(slug: string): Promise<void> {
    this.dispose();
    const ending = this.#ending;
    const post = (message: HostMessage): void => {
      if (this.#ending === ending) this.#post(message);
    };
    try {
      const run = await this.#labs.runExample(slug, (output) => post({ type: 'runOutput', slug, ...output }));
      const end = (): void => run.dispose();
      if (ending.signal.aborted) end();
      ending.signal.addEventListener('abort', end);
      const { code, ...rest } = await run.ended;
      post({ type: 'runEnded', slug, end: { ...rest, ...(code !== undefined && { code }) } });
    } catch (error) {
      post({ type: 'runUnavailable', slug, reason: messageOf(error) });
      if (!(error instanceof LabUnavailable)) throw error;
    }
  }

  /** Ends the program; the page hears how it ended. */
  stop(): void {
    this.#ending.abort();
  }

  /** Ends the program, and says no more about it. */
  dispose(): void {
    this.#ending.abort();
    this.#ending = new AbortController();
  }
}
