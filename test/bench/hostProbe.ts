import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { runToEnd } from '../../src/build/hosts/processes.ts';
import { inRoot } from '../../src/build/paths.ts';
import type { Stretch } from './hostProbe/extension.ts';

/** Watches how long the extension host is busy without a pause: with an extension of its own inside that host. */
export class HostProbe {
  /** The extension, to be installed before the host starts. */
  readonly vsix: string;
  readonly #folder: string;
  readonly #file: string;

  private constructor(folder: string, vsix: string) {
    this.#folder = folder;
    this.vsix = vsix;
    this.#file = join(folder, 'stretches.jsonl');
    // A host that is started from now on inherits it.
    process.env.PATTERNBOOK_STRETCHES = this.#file;
  }

  static async pack(): Promise<HostProbe> {
    const source = inRoot('test/bench/hostProbe');
    const folder = await mkdtemp(join(tmpdir(), 'patternbook-probe-'));
    const vsix = join(folder, 'host-probe.vsix');
    await cp(join(source, 'package.json'), join(folder, 'package.json'));
    await build({
      entryPoints: [join(source, 'extension.ts')],
      outdir: folder,
      platform: 'node',
      format: 'esm',
    });
    const vsce = [inRoot('node_modules/@vscode/vsce/vsce'), 'package', `--out=${vsix}`];
    const flags = ['--no-dependencies', '--allow-missing-repository', '--skip-license'];
    const { code, output } = await runToEnd(process.execPath, [...vsce, ...flags], 60_000, { cwd: folder });
    if (code !== 0) throw new Error(`the host probe was not packed:\n${output}`);
    return new HostProbe(folder, vsix);
  }

  /** The longest time without a pause while `act` ran, in milliseconds; 0 where none was longer than 8. */
  async longestWhile(act: () => Promise<unknown>): Promise<number> {
    const from = now();
    await act();
    const to = now();
    const lines = (await readFile(this.#file, 'utf8').catch(() => '')).split('\n').filter(Boolean);
    const stretches = lines.map((line) => JSON.parse(line) as Stretch);
    const meanwhile = stretches.filter(({ end, length }) => end > from && end - length < to);
    return Math.max(0, ...meanwhile.map(({ length }) => length));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    delete process.env.PATTERNBOOK_STRETCHES;
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Milliseconds since 1970, as the probe counts them. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
