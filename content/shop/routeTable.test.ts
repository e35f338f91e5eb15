import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rng } from './rng.ts';
import { type Route, RouteTable } from './routeTable.ts';

const route = (path: string, method: Route['method'] = 'GET'): Route => ({
  method,
  path,
  upstream: 'order',
  timeoutMs: 1_000,
});
const routes = [
  route('/v1/orders', 'POST'),
  route('/v1/orders/{orderId}'),
  route('/v1/orders/recent'),
  route('/v1/orders/{orderId}/cancellation', 'POST'),
];

test('a literal goes before a parameter, whatever the order of the lines', () => {
  for (let seed = 0; seed < 20; seed++) {
    const table = new RouteTable(new Rng(seed).shuffle(routes));
    assert.equal(table.match('GET', '/v1/orders/recent').route?.path, '/v1/orders/recent');
    assert.equal(table.match('GET', '/v1/orders/ord-1001').route?.path, '/v1/orders/{orderId}');
  }
});

test('an unknown path has no methods, a known one says which it has', () => {
  const table = new RouteTable(routes);
  assert.deepEqual(table.match('GET', '/v1/payments'), { allow: [] });
  assert.deepEqual(table.match('DELETE', '/v1/orders/ord-1001'), { allow: ['GET'] });
  assert.deepEqual(table.match('POST', '/v1/orders/'), { allow: [] });
});

test('a parameter takes no encoded slash, no dots and nothing empty', () => {
  const table = new RouteTable(routes);
  for (const id of ['..', '..%2fadmin', 'a%00', '', 'a;b']) {
    assert.equal(table.match('GET', `/v1/orders/${id}`).route, undefined, id);
  }
});

test('two routes that claim one path are refused at the start', () => {
  assert.throws(() => new RouteTable([route('/v1/{a}/x'), route('/v1/y/{b}')]), RangeError);
  assert.throws(() => new RouteTable([route('/v1/{a}'), route('/v1/{b}')]), RangeError);
  assert.throws(() => new RouteTable([route('/v1/a'), route('/v1/a')]), RangeError);
  assert.doesNotThrow(
    () => new RouteTable([route('/v1/{a}'), route('/v1/{a}', 'POST'), route('/v1/{a}/{b}')]),
  );
});
