import { KurrentDBClient } from '@kurrent/kurrentdb-client';

export async function projectOrders(client: KurrentDBClient): Promise<void> {
  for await (const { event } of client.subscribeToAll({ filter })) await project(event);
  //                            ^^^^^^^^^^^^^^^^^^^^^ no-position
}

export function projectOrder(client: KurrentDBClient) {
  return client.subscribeToStream('order-ord-1001');
  //     ^^^^^^^^^^^^^^^^^^^^^^^^ no-position
}
