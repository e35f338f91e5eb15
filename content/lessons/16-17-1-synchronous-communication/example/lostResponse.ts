import { type Clock, Deadline } from '../../../shop/deadline.ts';
import { Disconnect, serve } from '../../../shop/httpServer.ts';
import type { Handler } from '../../../shop/problem.ts';
import { ResilientClient } from '../../../shop/resilientClient.ts';
import { Rng } from '../../../shop/rng.ts';
import { Payment, paymentRequest } from './payment.ts';

/** A clock that never moves: the loopback run measures no time. */
const still: Clock = {
  now: () => 0,
  sleep: () => Promise.resolve(),
  after: () => ({ at: 0, cancel: () => {} }),
};

export interface Step {
  readonly what: string;
  readonly result: string;
  /** Charges in the books of payment afterwards. */
  readonly charges: number;
}

/** Real HTTP on this machine. The first answer of each endpoint is lost after the money has been taken. */
export async function lostResponses(): Promise<Step[]> {
  const payment = new Payment(still);
  const spoilt = new Set<string>();
  // #region lose
  const losing: Handler = async (request) => {
    const { pathname } = new URL(request.url);
    const response = await payment.handle(request);
    if (spoilt.has(pathname)) return response;
    spoilt.add(pathname);
    throw new Disconnect();
  };
  // #endregion lose
  const server = await serve(losing);
  const client = new ResilientClient({ clock: still, rng: new Rng(17), fetch });
  const deadline = new Deadline(still, 2_000);
  const steps: Step[] = [];
  const send = async (what: string, request: Request) => {
    const result = await client.request(request, deadline).then(
      ({ status }) => `${status}`,
      (error: Error) => error.message,
    );
    steps.push({ what, result, charges: payment.charges().length });
  };
  await send('no key', paymentRequest(server.url, 'ord-1001'));
  await send('no key, sent again', paymentRequest(server.url, 'ord-1001'));
  await send('key k-1', paymentRequest(server.url, 'ord-1002', 'k-1'));
  await send('key k-1, sent again', paymentRequest(server.url, 'ord-1002', 'k-1'));
  await send('key k-1, other amount', paymentRequest(server.url, 'ord-1002', 'k-1', 42_000));
  await server.close();
  return steps;
}
