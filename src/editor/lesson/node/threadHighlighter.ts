import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CodeTheme, ColouredCode } from '../../../core/code/highlighter.ts';
import type { CodeBlock } from '../../../core/markdown/model.ts';
import type { CodeHighlighter } from '../codeColours.ts';

/** What the thread is asked for; it answers with the `ColouredCode` of the blocks. */
export interface ColourJob {
  readonly blocks: readonly CodeBlock[];
  readonly theme: CodeTheme;
}

/** Colours code in a thread of its own: the first block of a language takes long enough to hold up other extensions. */
export class ThreadHighlighter implements CodeHighlighter {
  readonly #program: string;
  #thread: Worker | undefined;
  /** Settles when the thread is free. */
  #free: Promise<unknown> = Promise.resolve();

  /** @param program file of the built `colourThread.ts` */
  constructor(program: string) {
    this.#program = program;
  }

  colour(blocks: readonly CodeBlock[], theme: CodeTheme): Promise<readonly ColouredCode[]> {
    const coloured = this.#free.then(() => this.#ask({ blocks, theme }));
    this.#free = Promise.allSettled([coloured]);
    return coloured;
  }

  /** @throws what ended the thread; the next job starts another */
  async #ask(job: ColourJob): Promise<readonly ColouredCode[]> {
    this.#thread ??= new Worker(this.#program);
    try {
      this.#thread.postMessage(job);
      const [coloured] = await once(this.#thread, 'message');
      return coloured as readonly ColouredCode[];
    } catch (error) {
      this.#thread = undefined;
      throw error;
    }
  }

  async dispose(): Promise<void> {
    await this.#thread?.terminate();
  }
}
