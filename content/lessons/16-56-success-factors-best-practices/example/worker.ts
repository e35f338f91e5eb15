import process from 'node:process';
import type { Documents } from '../../../shop/documents.ts';
import { topics } from '../../../shop/domain.ts';
import { type Envelope, Envelopes } from '../../../shop/envelope.ts';
import { type Behaviour, messageId, type OfOrder, type Outgoing } from '../../../shop/serviceProcess.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import type { Delivery, Published } from './log.ts';
import { ask } from './virtualTime.ts';

interface Waiting extends Published {
  readonly dueAt: number;
}

/** How many messages a service takes in one turn. */
const MOST = 100;

/** A service of the shop in a process of its own: inbox, outbox and durable timers around a behaviour. */
export class Worker {
  readonly documents: Documents;
  readonly #behaviour: Behaviour;
  readonly #log: string;
  readonly #clock: SimClock;
  #diesAt = '';
  readonly #envelopes: Envelopes;

  constructor(options: {
    behaviour: Behaviour;
    documents: Documents;
    /** Where the log listens. */
    log: string;
    clock: SimClock;
  }) {
    this.documents = options.documents;
    this.#behaviour = options.behaviour;
    this.#log = options.log;
    this.#clock = options.clock;
    this.#envelopes = new Envelopes(options.behaviour.service, options.clock);
  }

  // #region turn
  /** One turn: handles what has come, in one commit, and then sends what is due. */
  async turn(): Promise<void> {
    const reader = this.#behaviour.service;
    const deliveries = await ask<Delivery[]>(`${this.#log}/poll`, { reader, most: MOST }, this.#clock);
    this.#commit(() => {
      for (const { topic, envelope } of deliveries) this.#receive(envelope as Envelope<OfOrder>, topic);
    });
    const done = deliveries.map(({ position }) => position);
    const publish = this.documents.all<Waiting>('outbox').filter(({ dueAt }) => dueAt <= this.#clock.now());
    if (done.length === 0 && publish.length === 0) return;
    this.#reach('before-publish');
    await ask(`${this.#log}/settle`, { publish, done }, this.#clock);
    this.#reach('before-mark');
    this.documents.transaction(() => {
      for (const { envelope } of publish) this.documents.delete('outbox', envelope.id);
    });
  }
  // #endregion turn

  /** Dies when it next reaches the point, such as `order:before-commit`. */
  crashAt(point: string): void {
    this.#diesAt = point;
  }

  /** A request from outside: state and messages in one commit; the messages leave at the next turn. */
  request(work: () => readonly Outgoing[]): void {
    this.#commit(() => this.#store(work()));
  }

  /** A known command is answered as before, a known event is old news. */
  #receive(envelope: Envelope<OfOrder>, topic: string): void {
    const known = this.documents.get<readonly Outgoing[]>('inbox', envelope.id);
    const answers = known ?? this.#behaviour.handle(envelope, this.documents);
    if (!known) this.documents.put('inbox', envelope.id, answers);
    if (!known || topic === topics.commands(this.#behaviour.service)) this.#store(answers, envelope);
  }

  #store(messages: readonly Outgoing[], cause?: Envelope): void {
    for (const { topic, message, id = messageId(message), after = 0 } of messages) {
      const envelope = { ...this.#envelopes.wrap(message, message.data.orderId, cause), id };
      this.documents.put('outbox', id, {
        topic,
        envelope,
        dueAt: this.#clock.now() + after,
      } satisfies Waiting);
    }
  }

  #commit(work: () => void): void {
    this.documents.transaction(() => {
      work();
      this.#reach('before-commit');
    });
    this.#reach('after-commit');
  }

  // #region die
  /** Where it is told to, the process kills itself, with the signal that no handler sees. */
  #reach(point: string): void {
    if (`${this.#behaviour.service}:${point}` !== this.#diesAt) return;
    process.kill(process.pid, 'SIGKILL');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
  // #endregion die
}
