// ---
// title: { en: Replica upsert with version guard, ko: 버전을 확인하는 복제본 갱신 }
// description:
//   en: Keeps a local copy of another service's fact; late, repeated and reordered events cannot turn it back.
//   ko: 다른 서비스의 사실을 로컬에 복사해 둡니다. 늦거나 반복되거나 순서가 바뀐 이벤트가 되돌리지 못합니다.
// pattern: messaging
// lesson: 16-14-2-database-per-service#order-insensitive-copy
// names: [Stock]
// stops: [available]
// ---

/** A connection; a client or pool of `pg` is one. */
export interface Connection {
  query(sql: string, values: unknown[]): Promise<unknown>;
}

export interface StockChanged {
  readonly sku: string;
  readonly available: number;
  /** Grows by one with every change at the owner: the order of changes is the owner's, not that of arrival. */
  readonly version: number;
}

/** A copy for reading. Decisions that must be right are made by the owner. */
export const stockReplicaTable = `
  CREATE TABLE IF NOT EXISTS stock_replica (
    sku text PRIMARY KEY,
    available integer NOT NULL,
    version bigint NOT NULL
  );`;

/** The event carries the whole fact and not a difference, so any one that is missed is made good by the next. */
export async function applyStockChanged(connection: Connection, event: StockChanged): Promise<void> {
  await connection.query(
    `INSERT INTO stock_replica (sku, available, version) VALUES ($1, $2, $3)
     ON CONFLICT (sku) DO UPDATE SET available = excluded.available, version = excluded.version
     WHERE stock_replica.version < excluded.version`,
    [event.sku, event.available, event.version],
  );
}
