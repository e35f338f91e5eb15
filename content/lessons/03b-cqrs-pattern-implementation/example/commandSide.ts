import type { OrderId } from '../../../shop/domain.ts';
import { Envelopes } from '../../../shop/envelope.ts';
import type { FaultPlan } from '../../../shop/faultPlan.ts';
import { Outbox } from '../../../shop/outbox.ts';
import type { Rng } from '../../../shop/rng.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import { type Database, openDatabase } from '../../../shop/sqlite.ts';
import { type Actor, type Command, shapeErrors } from './commands.ts';
import type { Outcome, Refusal } from './outcome.ts';
import { pipeline } from './pipeline.ts';
import { SCHEMA, UnitOfWork } from './unitOfWork.ts';

/** Everything that decides about orders. It may die at `order:before-commit` and `order:after-commit`. */
export class CommandSide {
  readonly database: Database = openDatabase({ schema: SCHEMA });
  readonly outbox = new Outbox(this.database);
  /** How often a command met another one and was decided anew. */
  conflicts = 0;
  readonly #decide: (command: Command, actor: Actor) => Promise<Outcome>;

  constructor(clock: SimClock, rng: Rng, faults: FaultPlan) {
    const envelopes = new Envelopes('order', clock);
    this.#decide = pipeline(
      () => new UnitOfWork(this.database, envelopes, () => clock.sleep(rng.int(1, 5))),
      {
        conflict: () => this.conflicts++,
        beforeCommit: () => faults.reach('order:before-commit'),
        afterCommit: () => faults.reach('order:after-commit'),
      },
    );
  }

  // #region dispatch
  /** Shape, then permission, then the decision. Only the last of them is stored. */
  async dispatch(command: Command, actor: Actor): Promise<Outcome | Refusal> {
    const errors = shapeErrors(command);
    if (errors.length > 0) return { status: 'malformed', errors };
    return this.#refusal(command, actor) ?? this.#decide(command, actor);
  }

  /** Who may send what. An order never changes its owner, so this needs no transaction. */
  #refusal({ type, orderId }: Command, actor: Actor): Refusal | undefined {
    if ((actor === 'saga') !== (type === 'ApproveOrder')) return { status: 'forbidden' };
    if (type === 'PlaceOrder') return undefined;
    const owner = this.#ownerOf(orderId);
    const mayKnow = owner !== undefined && (actor === 'saga' || actor === owner);
    return mayKnow ? undefined : { status: 'not-found' };
  }
  // #endregion dispatch

  #ownerOf(orderId: OrderId): unknown {
    return this.database.prepare('SELECT customer_id FROM orders WHERE id = ?').get(orderId)?.customer_id;
  }
}
