import { KurrentDBClient } from '@kurrent/kurrentdb-client';

export async function followOrders(client: KurrentDBClient, handle: (event: unknown) => Promise<void>): Promise<void> {
  const subscription = client.subscribeToAll();
  for await (const resolved of subscription) {
    await handle(resolved);
  }
}

export function followAll(client: KurrentDBClient, handle: (event: unknown) => Promise<void>): unknown {
  return client.subscribeToStream('order-1').on('data', async (resolved) => handle(resolved));
}
