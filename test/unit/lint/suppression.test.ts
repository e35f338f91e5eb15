import assert from 'node:assert/strict';
import { findingsIn } from './support.ts';

const write = '    await this.orderRepository.save(order);';
const publish = '    await this.messageBus.publish(order);';
const method = (...lines: string[]) =>
  `class PlaceOrder {\n  async execute(order) {\n${write}\n${lines.join('\n')}\n  }\n}\n`;

async function keysIn(text: string): Promise<string[]> {
  return (await findingsIn(text)).map(
    ({ rule, messageKey, range }) => `${range.start.line + 1} ${rule} ${messageKey}`,
  );
}

describe('suppression', () => {
  it('reaches the next line, its own line, or the file', async () => {
    const next = '    // patternbook-disable-next-line outbox-dual-write -- the bus is in memory';
    assert.deepEqual(await keysIn(method(next, publish)), []);
    assert.deepEqual(
      await keysIn(method(`${publish} // patternbook-disable-line outbox-dual-write -- in memory`)),
      [],
    );
    const file = '/* patternbook-disable-file outbox-dual-write -- generated */\n';
    assert.deepEqual(await keysIn(file + method(publish)), []);
  });

  it('reaches no further, and is reported when it is unused', async () => {
    const next = '    // patternbook-disable-next-line outbox-dual-write -- why';
    assert.deepEqual(await keysIn(method(next, '', publish)), [
      '4 idle-suppression unused',
      '6 outbox-dual-write dual-write',
    ]);
  });

  it('is read from the comments of Python too', async () => {
    const place = (comment: string) =>
      `def place(self, order):\n    self.session.commit()\n    ${comment}\n    self.producer.send(order)\n`;
    const keys = async (comment: string) =>
      (await findingsIn(place(comment), { path: 'src/order.py' })).map(({ messageKey }) => messageKey);
    assert.deepEqual(await keys('# the outbox is still to come'), ['dual-write']);
    assert.deepEqual(await keys('# patternbook-disable-next-line outbox-dual-write -- in memory'), []);
  });

  it('asks for a reason and for a rule', async () => {
    assert.deepEqual(
      await keysIn(method('    // patternbook-disable-next-line outbox-dual-write', publish)),
      ['4 idle-suppression no-reason'],
    );
    assert.deepEqual(await keysIn(method('    // patternbook-disable-next-line -- all of them', publish)), [
      '4 idle-suppression no-rule',
      '5 outbox-dual-write dual-write',
    ]);
  });

  it('names several rules at once, and is not called unused for a rule that is off', async () => {
    const both = '    // patternbook-disable-next-line pub-unawaited, outbox-dual-write -- in memory';
    assert.deepEqual(await keysIn(method(both, publish)), []);
    const other = '    // patternbook-disable-next-line es-nondeterministic-evolve -- why';
    const config = { rules: { 'es-nondeterministic-evolve': 'off', 'outbox-dual-write': 'off' } } as const;
    assert.deepEqual(await findingsIn(method(other, publish), { config }), []);
  });
});
