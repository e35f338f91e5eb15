import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { Server } from 'socket.io';

export async function followOrders(client: KurrentDBClient, handle: (event: unknown) => Promise<void>): Promise<void> {
  const subscription = client.subscribeToAll();
  subscription.on('error', async () => handle('stopped'));
  for await (const resolved of subscription) await handle(resolved);
}

export function countOrders(client: KurrentDBClient): () => number {
  let count = 0;
  client.subscribeToStream('order-1').on('data', () => {
    count += 1;
  });
  return () => count;
}

export function chat(socket: Server, store: (message: string) => Promise<void>): void {
  socket.on('message', async (message: string) => store(message));
}
