import { Disconnect, type HttpServer, serve } from '../../../shop/httpServer.ts';
import type { Handler } from '../../../shop/problem.ts';

/** Four services that know nothing of clients, each on a port of its own. `query` is down. */
export interface Services {
  readonly urls: ReadonlyMap<string, string>;
  /** `x-user-id` as `order` last saw it. */
  seenUser(): string | null;
  /** The next request reaches `shipping`, which does not answer; `cancelled` resolves when it learns to stop. */
  nextShipment(): { readonly arrived: Promise<void>; readonly cancelled: Promise<void> };
  close(): Promise<void>;
}

export async function startServices(): Promise<Services> {
  let user: string | null = null;
  const order: Handler = (request) => {
    user = request.headers.get('x-user-id');
    // The cancellation is stored; then the connection breaks.
    if (request.url.endsWith('/cancellation')) throw new Disconnect();
    return Response.json({ orderId: 'ord-1001', state: 'APPROVED' });
  };
  const inventory: Handler = () => Response.json({ sku: 'SKU-LAMP', available: 5 });
  let onShipment: (request: Request) => void = () => {};
  const shipping: Handler = (request) => {
    onShipment(request);
    return new Promise<Response>(() => {});
  };
  const down: Handler = () => new Response();

  const servers = new Map<string, HttpServer>();
  for (const [name, handle] of Object.entries({ order, inventory, shipping, query: down })) {
    servers.set(name, await serve(handle));
  }
  await servers.get('query')?.close();
  return {
    urls: new Map([...servers].map(([name, { url }]) => [name, url])),
    seenUser: () => user,
    nextShipment: () => {
      const arrived = Promise.withResolvers<void>();
      const cancelled = Promise.withResolvers<void>();
      onShipment = ({ signal }) => {
        signal.addEventListener('abort', () => cancelled.resolve());
        arrived.resolve();
      };
      return { arrived: arrived.promise, cancelled: cancelled.promise };
    },
    close: async () => {
      for (const [name, server] of servers) if (name !== 'query') await server.close();
    },
  };
}
