import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Documents, MemDocuments } from './documents.ts';
import { SqliteDocuments } from './sqliteDocuments.ts';

const makers: Record<string, () => Documents> = {
  memory: () => new MemDocuments(),
  SQLite: () => new SqliteDocuments(),
};

for (const [name, open] of Object.entries(makers)) {
  test(`${name}: what was put can be read, changed and deleted, in the order of the first put`, () => {
    const documents = open();
    documents.put('orders', 'b', { state: 'PENDING' });
    documents.put('orders', 'a', { state: 'PENDING' });
    documents.put('orders', 'b', { state: 'APPROVED' });
    assert.deepEqual(documents.get('orders', 'b'), { state: 'APPROVED' });
    assert.deepEqual(documents.all('orders'), [{ state: 'APPROVED' }, { state: 'PENDING' }]);
    documents.delete('orders', 'b');
    assert.equal(documents.get('orders', 'b'), undefined);
    assert.deepEqual(documents.all('payments'), []);
    documents.close();
  });

  test(`${name}: a transaction that throws leaves nothing behind`, () => {
    const documents = open();
    documents.put('stock', 'SKU-BOOK', 3);
    documents.put('stock', 'SKU-LAMP', 5);
    const work = () => {
      documents.put('stock', 'SKU-BOOK', 2);
      documents.put('stock', 'SKU-BOOK', 1);
      documents.put('stock', 'SKU-PEN', 9);
      documents.delete('stock', 'SKU-LAMP');
      throw new Error('no');
    };
    assert.throws(() => documents.transaction(work), /no/);
    assert.equal(documents.get('stock', 'SKU-BOOK'), 3);
    assert.equal(documents.get('stock', 'SKU-LAMP'), 5);
    assert.equal(documents.get('stock', 'SKU-PEN'), undefined);
    documents.close();
  });

  test(`${name}: changing what was read changes nothing stored`, () => {
    const documents = open();
    documents.put('orders', 'a', { lines: [1] });
    documents.get<{ lines: number[] }>('orders', 'a')?.lines.push(2);
    assert.deepEqual(documents.get('orders', 'a'), { lines: [1] });
    documents.close();
  });
}
