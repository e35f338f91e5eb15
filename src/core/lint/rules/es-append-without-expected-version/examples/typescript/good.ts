import { KurrentDBClient } from '@kurrent/kurrentdb-client';

export async function approve(client: KurrentDBClient, streamName: string): Promise<void> {
  const { order, revision } = await load(client.readStream(streamName));
  await client.appendToStream(streamName, decide(order), { expectedRevision: revision });
}

export async function retry(client: KurrentDBClient, streamName: string, options: object): Promise<void> {
  const order = await load(client.readStream(streamName));
  await client.appendToStream(streamName, decide(order), options);
}

export async function record(client: KurrentDBClient, visit: object): Promise<void> {
  await client.appendToStream('visits', [visit]);
}

export async function snapshot(client: KurrentDBClient, snapshotStream: string): Promise<void> {
  const last = await load(client.readStream(snapshotStream));
  await client.appendToStream(snapshotStream, [last]);
}

export async function cancel(store: EventStore, stream: string): Promise<void> {
  const history = await store.read(stream);
  await store.append(stream, history.length, decide(history));
}

export async function ship(store: EventStore, stream: string): Promise<void> {
  const history = await store.read(stream);
  await store.appendToStream(stream, decide(history), history.length);
  await store.appendEvents(stream, decide(history), history.at(-1).position + 1);
}

export function note(memory: EventStore, stream: string): void {
  const order = memory.aggregateStream(stream);
  memory.appendToStream(stream, decide(order));
}
