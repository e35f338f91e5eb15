import assert from 'node:assert/strict';
import {
  ConcurrencyError,
  type EventStore,
  OrderRepository,
} from '../../../content/snippets/typescript/pb-event-repository.ts';

/** Counts what happened to one order; enough to see which events a state was folded from. */
type Event = string;

class MemoryEventStore implements EventStore<Event> {
  readonly streams = new Map<string, Event[]>();

  async read(stream: string): Promise<readonly Event[]> {
    return [...(this.streams.get(stream) ?? [])];
  }

  async append(stream: string, events: readonly Event[], expectedVersion: number): Promise<number> {
    const stored = this.streams.get(stream) ?? [];
    if (stored.length - 1 !== expectedVersion) throw new ConcurrencyError(stream);
    this.streams.set(stream, [...stored, ...events]);
    return expectedVersion + events.length;
  }
}

describe('pb-event-repository', () => {
  const store = new MemoryEventStore();
  const orders = new OrderRepository<string, Event>(store, '', (state, event) => state + event);

  it('folds the stream of the order and knows its version', async () => {
    assert.deepEqual(await orders.load('1001'), { state: '', version: -1 });
    assert.equal(await orders.save('1001', ['placed ', 'approved '], -1), 1);
    assert.deepEqual(await orders.load('1001'), { state: 'placed approved ', version: 1 });
    assert.deepEqual([...store.streams.keys()], ['order-1001']);
  });

  it('lets one of two writers win', async () => {
    const [one, other] = await Promise.all([orders.load('1001'), orders.load('1001')]);
    const results = await Promise.allSettled([
      orders.save('1001', ['shipped '], one.version),
      orders.save('1001', ['cancelled '], other.version),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected'],
    );
    assert.ok((results[1] as PromiseRejectedResult).reason instanceof ConcurrencyError);
    assert.deepEqual(await orders.load('1001'), { state: 'placed approved shipped ', version: 2 });
  });

  it('does not append nothing', async () => {
    assert.equal(await orders.save('1002', [], -1), -1);
    assert.equal(store.streams.has('order-1002'), false);
  });
});
