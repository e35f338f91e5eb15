import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import {
  type KurrentDBClient,
  NO_STREAM,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { FaultPlan, survive } from '../../../content/shop/faultPlan.ts';
import { Rng } from '../../../content/shop/rng.ts';
import {
  executeOrder,
  type OrderEvent,
} from '../../../content/snippets/typescript/pb-append-retry-kurrentdb.ts';

/** Answers as the database does, with the errors of its client; the process may die before and after an append. */
class StreamsInMemory {
  readonly events: OrderEvent[] = [];
  readonly #faults: FaultPlan;

  constructor(faults: FaultPlan) {
    this.#faults = faults;
  }

  async *readStream(stream: string): AsyncIterable<{ event: OrderEvent & { revision: bigint } }> {
    const found = [...this.events];
    await setImmediate();
    if (found.length === 0) throw new StreamNotFoundError(undefined, stream);
    for (const [index, event] of found.entries()) yield { event: { ...event, revision: BigInt(index) } };
  }

  async appendToStream(
    streamName: string,
    added: readonly OrderEvent[],
    { streamState }: { streamState: bigint | typeof NO_STREAM },
  ): Promise<void> {
    this.#faults.reach('before-append');
    const current = this.events.length === 0 ? NO_STREAM : BigInt(this.events.length - 1);
    if (streamState !== current) {
      throw new WrongExpectedVersionError(undefined, { streamName, current, expected: streamState });
    }
    this.events.push(...added);
    this.#faults.reach('after-append');
  }
}

describe('pb-append-retry-kurrentdb', () => {
  const decide = (history: readonly OrderEvent[]) =>
    history.length < 3 ? [{ type: 'OrderApproved', data: { after: history.length } } as const] : [];

  it('carries out every command once, whoever is first and whenever the process dies', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const streams = new StreamsInMemory(new FaultPlan(new Rng(seed), { crash: 0.3 }));
      const client = streams as unknown as KurrentDBClient;
      const send = (commandId: string) => survive(() => executeOrder(client, '1001', commandId, decide));
      await Promise.all(['a', 'b', 'a', 'c', 'b'].map(send));
      const commands = streams.events.map(({ metadata }) => metadata.commandId).sort();
      assert.deepEqual(commands, ['a', 'b', 'c'], `seed ${seed}`);
      const seen = streams.events.map(({ data }) => data.after);
      assert.deepEqual(seen, [0, 1, 2]);
    }
  });

  it('passes on what decide throws, and what is no conflict', async () => {
    const client = new StreamsInMemory(new FaultPlan(new Rng(1))) as unknown as KurrentDBClient;
    const refuse = () => {
      throw new Error('refused');
    };
    await assert.rejects(executeOrder(client, '1001', 'a', refuse), /refused/);
  });
});
