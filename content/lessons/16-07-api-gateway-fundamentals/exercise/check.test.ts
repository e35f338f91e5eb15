import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';

const { gateway, order } = await subject<typeof import('./solution.ts')>(import.meta.url);

interface Placed {
  readonly customerId: string;
  readonly total: number;
}

function place(body: string, headers: Record<string, string>) {
  const sent: Request[] = [];
  const handle = gateway(async (request) => {
    sent.push(request.clone());
    return order(request);
  });
  const response = handle(new Request('http://shop/v1/orders', { method: 'POST', headers, body }));
  return { response: Promise.resolve(response), sent };
}

const lamps = (quantity: number) => JSON.stringify({ sku: 'SKU-LAMP', quantity });
const cus1 = { authorization: 'Bearer cus-1' };

test('spoof: the customer is whom the token names, whatever the headers claim', async () => {
  const { response } = place(lamps(1), { ...cus1, 'x-user-id': 'cus-2' });
  assert.equal(((await (await response).json()) as Placed).customerId, 'cus-1');
});

test('spoof: without a token nobody gets to the order service', async () => {
  const { response, sent } = place(lamps(1), { 'x-user-id': 'cus-2' });
  assert.equal((await response).status, 401);
  assert.equal(sent.length, 0);
});

test('boundary: the gateway passes the order on byte for byte', async () => {
  const body = '{ "sku": "SKU-LAMP",  "quantity": 3 }';
  const { response, sent } = place(body, cus1);
  await response;
  assert.equal(await sent[0]?.text(), body);
});

test('boundary: an order costs the same through the gateway and at the service', async () => {
  for (const [quantity, total] of [
    [2, 84_000],
    [3, 113_400],
  ] as const) {
    const { response } = place(lamps(quantity), cus1);
    const direct = await order(
      new Request('http://order/v1/orders', {
        method: 'POST',
        headers: { 'x-user-id': 'cus-1' },
        body: lamps(quantity),
      }),
    );
    assert.equal(((await (await response).json()) as Placed).total, total);
    assert.equal(((await direct.json()) as Placed).total, total);
  }
});

test('boundary: a client does not choose its own discount', async () => {
  const body = JSON.stringify({ sku: 'SKU-BOOK', quantity: 1, discount: 14_999 });
  const { response } = place(body, cus1);
  assert.equal(((await (await response).json()) as Placed).total, 15_000);
});
