import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { SimClock } from '../../../shop/simClock.ts';
import type { Setup } from './process.ts';
import { ask } from './virtualTime.ts';

interface Member {
  readonly role: Setup['role'];
  readonly child: ChildProcess;
  readonly url: string;
}

const PROGRAM = fileURLToPath(new URL('process.ts', import.meta.url));

/** The processes of the shop, by name: `order-2` is the second instance of `order`. */
export class Fleet {
  /** How many processes were started, and how many died of SIGKILL. */
  started = 0;
  killed = 0;
  readonly #clock: SimClock;
  readonly #setup: Omit<Setup, 'role'>;
  readonly #members = new Map<string, Member>();

  constructor(clock: SimClock, setup: Omit<Setup, 'role' | 'log' | 'issuer'>) {
    this.#clock = clock;
    this.#setup = { ...setup, log: '', issuer: '' };
  }

  get names(): string[] {
    return [...this.#members.keys()];
  }

  has(name: string): boolean {
    return this.#members.has(name);
  }

  url(name: string): string {
    const member = this.#members.get(name);
    if (!member) throw new RangeError(`${name} is not running`);
    return member.url;
  }

  /** The addresses of all instances of a service. */
  hosts(role: Setup['role']): string[] {
    return [...this.#members.values()]
      .filter((each) => each.role === role)
      .map(({ url }) => new URL(url).host);
  }

  // #region processes
  /** Starts a process and waits until it listens. */
  async start(name: string): Promise<void> {
    const role = name.replace(/-\d+$/, '') as Setup['role'];
    const known = { log: this.#urlOr('log'), issuer: this.#urlOr('issuer') };
    const setup: Setup = { ...this.#setup, ...known, role };
    const child = fork(PROGRAM, [JSON.stringify(setup)], { execArgv: [], env: this.#environment() });
    const [url] = (await once(child, 'message')) as [string];
    this.#members.set(name, { role, child, url });
    this.started++;
  }

  /** SIGKILL is a crash: nothing is finished. SIGTERM is a farewell: the process closes what it has open. */
  async stop(name: string, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.#members.get(name)?.child.kill(signal);
    await this.#ended(name);
  }

  /** Lets a service work through what has come for it. Returns false when it died of it. */
  async turn(name: string): Promise<boolean> {
    try {
      await ask(`${this.url(name)}/turn`, null, this.#clock);
      return true;
    } catch (error) {
      const gotNoAnswer = error instanceof TypeError;
      if (!gotNoAnswer) throw error;
      await this.#ended(name);
      return false;
    }
  }
  // #endregion processes

  /** Ends everything that still runs. */
  async stopAll(): Promise<void> {
    for (const name of this.names) await this.stop(name, 'SIGTERM');
  }

  async #ended(name: string): Promise<void> {
    const child = this.#members.get(name)?.child;
    if (!child) return;
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    if (child.signalCode === 'SIGKILL') this.killed++;
    this.#members.delete(name);
  }

  /** What the first process has compiled the others need not compile again. */
  #environment(): NodeJS.ProcessEnv {
    return { ...process.env, NODE_COMPILE_CACHE: this.#setup.folder };
  }

  #urlOr(name: string): string {
    return this.#members.get(name)?.url ?? '';
  }
}
