import { ANY, KurrentDBClient } from '@kurrent/kurrentdb-client';

export async function approve(client: KurrentDBClient, orderId: string): Promise<void> {
  const order = await load(client.readStream(`order-${orderId}`));
  await client.appendToStream(`order-${orderId}`, decide(order));
  //    ^^^^^^^^^^^^^^^^^^^^^ no-version
}

export async function reject(client: KurrentDBClient, streamName: string): Promise<void> {
  const order = await load(client.readStream(streamName));
  await client.appendToStream(streamName, decide(order), { expectedRevision: ANY });
  //    ^^^^^^^^^^^^^^^^^^^^^ no-version
}

export async function cancel(client: KurrentDBClient, streamName: string): Promise<void> {
  const { events, revision } = await loadStream(streamName, client);
  await client.appendToStream(streamName, cancelled(events, revision));
  //    ^^^^^^^^^^^^^^^^^^^^^ no-version
}
