import type { Clock } from '../../../shop/deadline.ts';
import { IdempotencyKeys } from '../../../shop/idempotencyKeys.ts';
import { type Handler, problem } from '../../../shop/problem.ts';
import { type Database, openDatabase } from '../../../shop/sqlite.ts';

interface Charge {
  readonly orderId: string;
  readonly amount: number;
}

/** The payment service. A charge takes 30 ms and cannot be taken back by forgetting it. */
export class Payment {
  readonly #clock: Clock;
  readonly #database: Database;
  readonly #keys: IdempotencyKeys;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#database = openDatabase({
      schema: 'CREATE TABLE charges (key TEXT, order_id TEXT NOT NULL, amount INTEGER NOT NULL) STRICT',
    });
    this.#keys = new IdempotencyKeys(this.#database, clock);
  }

  // #region handler
  readonly handle: Handler = async (request) => {
    const charge = (await request.clone().json()) as Charge;
    const key = request.headers.get('idempotency-key');
    const carryOut = async () => {
      await this.#clock.sleep(30);
      return { status: 201, body: charge, store: () => this.#store(key, charge) };
    };
    switch (new URL(request.url).pathname) {
      case '/v1/payments':
        return this.#keys.run('order', request, carryOut);
      case '/v0/payments': {
        const { status, body, store } = await carryOut();
        store();
        return Response.json(body, { status });
      }
      default:
        return problem(404, 'no-such-operation', 'Payments are at /v1/payments');
    }
  };
  // #endregion handler

  /** The keys of all charges, one entry a charge. */
  charges(): string[] {
    return this.#database
      .prepare('SELECT key FROM charges ORDER BY rowid')
      .all()
      .map(({ key }) => String(key));
  }

  #store(key: string | null, { orderId, amount }: Charge): void {
    this.#database.prepare('INSERT INTO charges VALUES (?, ?, ?)').run(key, orderId, amount);
  }
}

/** A request to charge an order, with a key or without. */
export function paymentRequest(base: string, orderId: string, key?: string, amount = 15_000): Request {
  return new Request(`${base}/${key === undefined ? 'v0' : 'v1'}/payments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) },
    body: JSON.stringify({ orderId, amount }),
  });
}
