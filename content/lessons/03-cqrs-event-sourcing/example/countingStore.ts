import { EventStore, type StoredEvent } from '../../../shop/eventStore.ts';
import type { PrivateEvent } from './order.ts';

/** An event store that counts the events it hands out. */
export class CountingStore extends EventStore<PrivateEvent> {
  read = 0;

  override async load(stream: string) {
    const loaded = await super.load(stream);
    this.read += loaded.events.length;
    return loaded;
  }

  override async readAll(after?: number, limit?: number): Promise<StoredEvent<PrivateEvent>[]> {
    const events = await super.readAll(after, limit);
    this.read += events.length;
    return events;
  }
}
