import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crashes, run, type ScenarioName, scenarios } from './crashMatrix.ts';

const ends: Record<ScenarioName, string> = {
  'nothing refused': 'APPROVED',
  'ReserveStock refused': 'REJECTED',
  'AuthorizePayment refused': 'REJECTED',
  'CapturePayment refused': 'REJECTED',
  'shipping down for 10 s': 'APPROVED',
};

for (const name of Object.keys(scenarios) as ScenarioName[]) {
  test(`${name}: whoever dies, wherever, the end and the effects are those of the calm run`, async () => {
    const calm = await run(name);
    assert.equal(calm.state, ends[name]);
    assert.deepEqual(calm.violations, []);
    for await (const { point, visit, outcome } of crashes(name)) {
      const where = `${point}, visit ${visit}`;
      assert.equal(outcome.state, calm.state, where);
      assert.deepEqual(outcome.effects, calm.effects, where);
      assert.deepEqual(outcome.violations, [], where);
    }
  });
}

test('a refused capture is undone in reverse order', async () => {
  const { observations } = await run('CapturePayment refused');
  const undoing = observations
    .filter(({ kind, service }) => kind === 'published' && service === 'order')
    .map(({ envelope }) => envelope?.id);
  assert.deepEqual(undoing.slice(3, 6), [
    'ord-1001:VoidPayment',
    'ord-1001:ReleaseStock',
    'ord-1001:RejectOrder',
  ]);
});

test('every copy of a command has the id of its step', async () => {
  const { observations } = await run('shipping down for 10 s');
  const ids = observations
    .filter(({ kind, envelope }) => kind === 'published' && envelope?.type.includes('ScheduleShipment'))
    .map(({ envelope }) => envelope?.id);
  assert.equal(ids.length, 3);
  assert.deepEqual(new Set(ids), new Set(['ord-1001:ScheduleShipment']));
});
