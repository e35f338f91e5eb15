import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { openDatabase, transaction } from './sqlite.ts';

const SCHEMA = 'CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY)';

test('a transaction that throws stores nothing', () => {
  const database = openDatabase({ schema: SCHEMA });
  const insert = database.prepare('INSERT INTO orders VALUES (?)');
  transaction(database, () => insert.run('ord-1001'));
  assert.throws(
    () =>
      transaction(database, () => {
        insert.run('ord-1002');
        throw new Error('no');
      }),
    /no/,
  );
  assert.deepEqual(
    database
      .prepare('SELECT id FROM orders')
      .all()
      .map(({ id }) => id),
    ['ord-1001'],
  );
});

test('a read-only connection refuses to write', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shop-'));
  const file = path.join(folder, 'orders.db');
  const writer = openDatabase({ path: file, schema: SCHEMA });
  const reader = openDatabase({ path: file, readOnly: true });
  assert.throws(() => reader.exec("INSERT INTO orders VALUES ('ord-1001')"), /readonly/);
  reader.close();
  writer.close();
  rmSync(folder, { recursive: true });
});

test('opening says nothing on stderr', () => {
  const program = `import { openDatabase } from '${new URL('./sqlite.ts', import.meta.url)}'; openDatabase();`;
  const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  assert.equal(status, 0);
  assert.doesNotMatch(stderr, /SQLite/);
});
