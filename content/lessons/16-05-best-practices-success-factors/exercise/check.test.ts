import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';

const { OrderConsumer } = await subject<typeof import('./solution.ts')>(import.meta.url);

/** A topic of one partition with a consumer; the messages in `poison` (`key/nth`) fail. */
function openTopic(...poison: string[]) {
  const failing = new Set(poison);
  const topic: { key: string; nth: number }[] = [];
  const handled: string[] = [];
  const consumer = new OrderConsumer(
    (message) => topic.push(message),
    ({ key, nth }) => {
      if (failing.has(`${key}/${nth}`)) throw new TypeError('total is not a number');
      handled.push(`${key}/${nth}`);
    },
  );
  const consume = () => {
    for (let message = topic.shift(); message; message = topic.shift()) consumer.receive(message);
  };
  const of = (key: string) => handled.filter((id) => id.startsWith(key));
  return { failing, topic, handled, consumer, consume, of };
}

test('a redrive keeps the order of the key, though newer messages wait in the topic', () => {
  const { failing, topic, consumer, consume, of } = openTopic('ord-1001/2');
  for (const nth of [1, 2, 3]) topic.push({ key: 'ord-1001', nth });
  consume();
  failing.clear();
  topic.push({ key: 'ord-1001', nth: 4 });
  consumer.redrive('ord-1001');
  consume();
  assert.deepEqual(of('ord-1001'), ['ord-1001/1', 'ord-1001/2', 'ord-1001/3', 'ord-1001/4']);
});

test('other keys do not wait', () => {
  const { topic, consume, of } = openTopic('ord-1001/1');
  topic.push({ key: 'ord-1001', nth: 1 }, { key: 'ord-1002', nth: 1 }, { key: 'ord-1001', nth: 2 });
  consume();
  assert.deepEqual([of('ord-1001'), of('ord-1002')], [[], ['ord-1002/1']]);
});

test('a redrive ends at the first message that still fails, and loses none', () => {
  const { failing, topic, consumer, consume, of } = openTopic('ord-1001/1', 'ord-1001/3');
  for (const nth of [1, 2, 3, 4]) topic.push({ key: 'ord-1001', nth });
  consume();
  failing.delete('ord-1001/1');
  consumer.redrive('ord-1001');
  consume();
  assert.deepEqual(of('ord-1001'), ['ord-1001/1', 'ord-1001/2']);
  assert.deepEqual(
    consumer.parked('ord-1001').map(({ nth }) => nth),
    [3, 4],
  );
});
