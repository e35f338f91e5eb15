import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readTemplates } from '../../../src/build/snippets.ts';
import { Postgres } from './postgres.ts';

const { templates } = await readTemplates(join(import.meta.dirname, '../../..'));

/** The statements of each numbered step. */
function stepsOf(prefix: string): Map<number, string> {
  const code =
    templates.find(({ snippet }) => snippet.prefix === prefix && snippet.language === 'sql')?.code ?? '';
  const steps = code.split(/^-- (?=\d\. )/m).slice(1);
  return new Map(steps.map((step) => [Number(step.charAt(0)), step.slice(step.indexOf('\n'))]));
}

describe('pb-expand-contract', function () {
  this.timeout(20_000);

  it('lets the old and the new version write at every step, and loses nothing', async () => {
    const database = await Postgres.open('CREATE TABLE customer_order (id serial, total bigint)');
    const run = async (sql: string) => void (await database.exec(sql));
    let orders = 0;
    const oldVersion = () => run(`INSERT INTO customer_order (total) VALUES (${++orders * 1_000})`);
    const newVersion = () =>
      run(
        `INSERT INTO customer_order (total, total_amount, currency) VALUES (${++orders * 1_000}, ${orders * 1_000}, 'KRW')`,
      );
    const steps = stepsOf('pb-expand-contract');
    assert.deepEqual([...steps.keys()], [1, 2, 3, 4, 5, 6]);

    for (let written = 0; written < 2_500; written++) await oldVersion();
    await run(steps.get(1) ?? '');
    await oldVersion();
    await newVersion();
    await run(steps.get(2) ?? '');
    await oldVersion();
    await run('UPDATE customer_order SET total = total + 1 WHERE id = 1');
    for (let batch = 0; batch < 3; batch++) {
      await run(steps.get(3) ?? '');
      await oldVersion();
      await newVersion();
    }
    await run(steps.get(4) ?? '');
    await oldVersion();
    await newVersion();
    assert.deepEqual(
      await database.rows('SELECT * FROM customer_order WHERE total IS DISTINCT FROM total_amount'),
      [],
    );

    await run(steps.get(6) ?? '');
    await run("INSERT INTO customer_order (total_amount, currency) VALUES (1, 'KRW')");
    const [count] = await database.rows(
      'SELECT count(*)::int AS count, count(currency)::int AS known FROM customer_order',
    );
    assert.deepEqual(count, { count: orders + 1, known: orders + 1 });
  });
});
