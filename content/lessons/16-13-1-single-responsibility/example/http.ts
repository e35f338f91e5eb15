/** A request to the shop, as a gateway would pass it on. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

export interface Response {
  readonly status: number;
  readonly body: unknown;
}

export type Handler = (request: Request) => Response;

/** A route: `POST /v1/orders/:id/cancellation`, and what answers it. */
export type Routes = Readonly<Record<string, (id: string, body: Record<string, unknown>) => Response>>;

export const ok = (body: unknown): Response => ({ status: 200, body });
export const refuse = (status: number, reason: string): Response => ({ status, body: { reason } });

/** Finds the route of a request; `:id` stands for one part of the path. */
export function router(routes: Routes): Handler {
  return ({ method, path, body }) => {
    const parts = path.split('/');
    const [id = ''] = parts.slice(3);
    const route = `${method} ${parts.map((part, at) => (at === 3 ? ':id' : part)).join('/')}`;
    return routes[route]?.(id, { ...body }) ?? refuse(404, 'no such page');
  };
}
