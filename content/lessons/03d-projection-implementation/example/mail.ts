import { Inbox } from '../../../shop/inbox.ts';
import type { Database } from '../../../shop/sqlite.ts';
import type { Recorded } from './log.ts';
import type { Projection } from './views.ts';

// #region projector
/** Do not copy: a projection that also mails. Whoever rebuilds the view mails every customer again. */
export function mailing(projection: Projection, send: (orderId: string) => void): Projection {
  return {
    ...projection,
    apply(database, recorded) {
      if (recorded.event.type === 'OrderApproved') send(recorded.event.data.orderId);
      return projection.apply(database, recorded);
    },
  };
}
// #endregion projector

// #region reactor
/** Queues one mail an approved order. Its inbox belongs to it alone; no rebuild of a view clears it. */
export class MailReactor {
  readonly #database: Database;
  readonly #inbox: Inbox;

  constructor(database: Database) {
    this.#database = database;
    this.#inbox = new Inbox(database, 'order-mails');
    database.exec('CREATE TABLE IF NOT EXISTS mails (order_id TEXT NOT NULL) STRICT;');
  }

  handle({ id, event }: Recorded): void {
    if (event.type !== 'OrderApproved') return;
    this.#inbox.once({ source: '/services/order', id }, () => {
      this.#database.prepare('INSERT INTO mails VALUES (?)').run(event.data.orderId);
    });
  }

  /** How many mails were ever queued. */
  queued(): number {
    return Number(this.#database.prepare('SELECT COUNT(*) AS mails FROM mails').get()?.mails);
  }
}
// #endregion reactor
