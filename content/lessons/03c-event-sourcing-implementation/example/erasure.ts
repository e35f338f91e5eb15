import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CustomerId } from '../../../shop/domain.ts';
import { EventStore, NO_STREAM } from '../../../shop/eventStore.ts';
import type { Message } from '../../../shop/messages.ts';
import { formatMoney } from '../../../shop/money.ts';
import { type Database, openDatabase } from '../../../shop/sqlite.ts';
import { type OrderPlaced, upcast } from './upcast.ts';
import { KeyVault } from './vault.ts';

export const ADDRESS = '12 Harbour Road';

/** An event log and a key vault, each a file. */
export class Archive {
  readonly store: EventStore;
  readonly #folder: string;
  readonly #log: Database;
  vault: KeyVault;

  constructor(folder: string) {
    this.#folder = folder;
    this.#log = openDatabase({ path: path.join(folder, 'log.db') });
    this.store = new EventStore(this.#log);
    this.vault = new KeyVault(path.join(folder, 'keys.db'));
  }

  /** Three orders, one of each version that the shop ever stored. */
  async placeOrders(): Promise<void> {
    const address = this.vault.seal('cus-1', ADDRESS);
    const first = { orderId: 'ord-1001', customer: 'cus-1', price: 57_000, address };
    const second = {
      orderId: 'ord-1002',
      customer: 'cus-1',
      total: { amount: 15_000, currency: 'KRW' },
      address,
    };
    const third: OrderPlaced = {
      orderId: 'ord-1003',
      customerId: 'cus-1',
      total: { amount: 42_000, currency: 'KRW' },
      address,
      channel: 'app',
    };
    for (const [index, data] of [first, second, third].entries()) {
      const event: Message = { type: `OrderPlaced.v${index + 1}`, data };
      await this.store.append(`order-${data.orderId}`, NO_STREAM, [{ id: `e-${index + 1}`, event }]);
    }
  }

  /** The orders as a page shows them. */
  async rows(): Promise<string[][]> {
    const events = (await this.store.readAll()).map(({ event }) => event);
    return events
      .filter(({ type }) => type.startsWith('OrderPlaced'))
      .map((stored) => {
        const placed = upcast(stored).data as OrderPlaced;
        const address = this.vault.open(placed.customerId, placed.address) ?? '[erased]';
        return [
          stored.type,
          placed.orderId,
          formatMoney(placed.total),
          placed.channel,
          placed.customerId,
          address,
        ];
      });
  }

  // #region erase
  /** The log remembers that somebody was erased, and not who that was. */
  async erase(subject: CustomerId): Promise<void> {
    const event = { type: 'CustomerErased.v1', data: { customerId: subject } };
    await this.store.append(`customer-${subject}`, NO_STREAM, [{ id: `erase-${subject}`, event }]);
    this.vault.shred(subject);
  }

  /** After a restore the vault may hold keys again that were destroyed since the backup. */
  async repeatErasures(): Promise<void> {
    for (const { event } of await this.store.readAll()) {
      if (event.type !== 'CustomerErased.v1') continue;
      this.vault.shred((event.data as { customerId: CustomerId }).customerId);
    }
  }
  // #endregion erase

  /** Copies the vault as a backup would. */
  backUpKeys(): void {
    this.vault.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    copyFileSync(this.#file('keys.db'), this.#file('keys.backup'));
  }

  restoreKeys(): void {
    this.vault.database.close();
    copyFileSync(this.#file('keys.backup'), this.#file('keys.db'));
    this.vault = new KeyVault(this.#file('keys.db'));
  }

  /** Whether the bytes stand in a file of log or vault, its write-ahead log included. */
  contains(bytes: Buffer): boolean {
    return ['log.db', 'log.db-wal', 'keys.db', 'keys.db-wal']
      .map((name) => this.#file(name))
      .some((file) => existsSync(file) && readFileSync(file).includes(bytes));
  }

  close(): void {
    this.#log.close();
    this.vault.database.close();
  }

  #file(name: string): string {
    return path.join(this.#folder, name);
  }
}
