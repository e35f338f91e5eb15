import type { Envelope } from '../../../shop/envelope.ts';
import { validate } from '../../../shop/jsonSchema.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import { asyncApi } from './contract.ts';
import { type Check, interactions, verifyConsumers, verifyProvider } from './verify.ts';

/** The twelve checks: eight interactions, two consumers, one event, one retired version. */
export async function verifyAll(
  url: string,
  clock: SimClock,
  published: readonly Envelope[],
): Promise<Check[]> {
  const provider: Check[] = [];
  for (const interaction of interactions) provider.push(await verifyProvider(url, interaction));
  const consumers = await verifyConsumers(url);
  const event = verifyEvent(published[0]);
  const sunset = (await fetch(`${url}/orders/ord-1001`)).headers.get('sunset') ?? '';
  await clock.runFor(Math.max(0, Date.parse(sunset) - clock.now()));
  const retired = await verifyProvider(url, {
    name: 'the old way after its sunset',
    method: 'GET',
    path: '/orders/ord-1001',
    status: 410,
  });
  return [...provider, ...consumers, event, retired];
}

// #region event
/** The event has the payload that was promised, on a channel that this application sends to. */
export function verifyEvent(event: Envelope | undefined): Check {
  const { payload } = asyncApi.components.messages.OrderPlaced ?? {};
  const sends = Object.values(asyncApi.operations).some(
    ({ action, channel }) => action === 'send' && channel.$ref === '#/channels/orderEvents',
  );
  const mismatches = payload ? validate(payload, event?.data) : [{ pointer: '', detail: 'is not promised' }];
  return {
    name: 'OrderPlaced is sent as promised',
    problems: [
      ...mismatches.map(({ pointer, detail }) => `${pointer} ${detail}`),
      ...(sends ? [] : ['no operation sends it']),
    ],
  };
}
// #endregion event
