// ---
// title: { en: Surround with transaction and outbox, ko: 트랜잭션과 아웃박스로 감싸기 }
// description:
//   en: Changes the state and stores what others must hear of it in one commit.
//   ko: 상태 변경과 알려야 할 메시지를 한 번에 커밋합니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#transactional-outbox
// names: [Order]
// surrounds: await work();
// stops: [outbox]
// ---

import { randomUUID } from 'node:crypto';

interface Transaction {
  query(sql: string, values: unknown[]): Promise<unknown>;
}

export async function example(
  inTransaction: (work: (transaction: Transaction) => Promise<void>) => Promise<void>,
  orderId: string,
  work: () => Promise<void>,
): Promise<void> {
  await inTransaction(async (transaction) => {
    // Write through `transaction` only; anything else stays when it is rolled back.
    await work();
    // The relay sends it after the commit.
    await transaction.query(
      'INSERT INTO outbox (id, aggregate_type, aggregate_id, type, payload) VALUES ($1, $2, $3, $4, $5)',
      [randomUUID(), 'order', orderId, 'OrderPlaced', JSON.stringify({ orderId })],
    );
  });
}
