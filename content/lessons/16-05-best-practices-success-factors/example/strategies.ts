import { orderId } from '../../../shop/domain.ts';
import { type Consumer, MemLog } from '../../../shop/memLog.ts';
import { Rng } from '../../../shop/rng.ts';
import { Books } from './books.ts';
import { message, type OrderMessage, PoisonError, stories } from './messages.ts';
import { Parking } from './parking.ts';

export type Strategy = 'stop' | 'skip' | 'park one, redrive to the tail' | 'park per key, redrive in place';

export interface Report {
  /** Messages booked while the poison message was still one. */
  readonly bookedBefore: number;
  /** Orders with messages that had to wait for the release. */
  readonly waitingOrders: number;
  readonly lost: number;
  /** The messages of ord-1007 as they were booked in the end. */
  readonly poisoned: readonly number[];
  readonly books: Books;
}

const TOPIC = 'shop.order.events.v1';
const POISONED = orderId(7);

/** 30 orders with one poison message; then a release that understands it, while two more messages of its key come. */
export function runWith(strategy: Strategy, seed: number): Report {
  const log = new MemLog<OrderMessage>();
  const books = new Books();
  const parking = new Parking(books);
  const set = stories(new Rng(seed), 30);
  for (const each of set) log.append(TOPIC, each.key, each);
  const members = [0, 1, 2].map((partition) => log.join('query', TOPIC, `query-${partition}`));
  const deadLetters: OrderMessage[] = [];

  const consume = (consumer: Consumer<OrderMessage>) => {
    for (let record = consumer.poll(); record; record = consumer.poll()) {
      if (strategy === 'park per key, redrive in place') parking.receive(record.value, 0);
      else {
        try {
          books.book(record.value);
        } catch (error) {
          if (!(error instanceof PoisonError)) throw error;
          if (strategy === 'stop') return consumer.restart();
          if (strategy === 'park one, redrive to the tail') deadLetters.push(record.value);
        }
      }
      consumer.commit(record);
    }
  };

  for (const member of members) consume(member);
  const bookedBefore = books.count;
  const waitingOrders = countWaiting(set, books, strategy);

  books.understandsVouchers = true;
  for (const nth of [5, 6]) log.append(TOPIC, POISONED, message(POISONED, nth));
  for (const dead of deadLetters) log.append(TOPIC, dead.key, dead);
  for (const key of parking.keys()) parking.redrive(key);
  for (const member of members) consume(member);
  return {
    bookedBefore,
    waitingOrders,
    lost: set.length + 2 - books.count,
    poisoned: books.sequences().get(POISONED) ?? [],
    books,
  };
}

/** A skipped message does not wait: it is gone. */
function countWaiting(set: readonly OrderMessage[], books: Books, strategy: Strategy): number {
  if (strategy === 'skip') return 0;
  const booked = books.sequences();
  const missing = set.filter(({ key, nth }) => !booked.get(key)?.includes(nth));
  return new Set(missing.map(({ key }) => key)).size;
}
