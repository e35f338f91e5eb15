import type { FaultPlan } from './faultPlan.ts';
import { Network } from './network.ts';
import { type Handler, problem } from './problem.ts';
import type { SimClock } from './simClock.ts';

/** How a client sends a request: the platform's `fetch`, or the one of an `HttpNetwork`. */
export type Fetch = (request: Request) => Promise<Response>;

/**
 * HTTP in virtual time: requests and responses are lost, doubled and delayed as the plan decides, each direction on
 * its own. A request that got no answer stays unanswered, as on a real network: its client has to give up.
 */
export class HttpNetwork {
  readonly #network: Network;
  readonly #hosts = new Map<string, Handler>();

  constructor(clock: SimClock, faults: FaultPlan) {
    this.#network = new Network(clock, faults);
  }

  /** Puts a server behind a host name: `payment` answers `http://payment/…`. */
  host(name: string, handle: Handler): this {
    this.#hosts.set(name, handle);
    return this;
  }

  /** Rejects when the signal of the request is aborted, and for a host that does not exist. */
  readonly fetch: Fetch = (request) =>
    new Promise((resolve, reject) => {
      const { host } = new URL(request.url);
      const handle = this.#hosts.get(host);
      if (!handle) throw new TypeError(`there is no host ${host}`);
      request.signal.throwIfAborted();
      request.signal.addEventListener('abort', () => reject(request.signal.reason));
      this.#network.send(async () => {
        const response = await answer(handle, request.clone());
        this.#network.send(() => resolve(response.clone()));
      });
    });
}

async function answer(handle: Handler, request: Request): Promise<Response> {
  try {
    return await handle(request);
  } catch {
    return problem(500, 'internal-error', 'The request failed');
  }
}
