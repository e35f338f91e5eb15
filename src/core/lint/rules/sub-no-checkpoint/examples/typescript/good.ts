import { KurrentDBClient } from '@kurrent/kurrentdb-client';

export async function projectOrders(client: KurrentDBClient): Promise<void> {
  const fromPosition = await checkpoints.load('orders');
  for await (const { event } of client.subscribeToAll({ fromPosition, filter })) await project(event);
}

export function projectOrder(client: KurrentDBClient, options: object) {
  return client.subscribeToStream('order-ord-1001', options);
}
