import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { serve } from '../../../shop/httpServer.ts';
import { type Schema, validate } from '../../../shop/jsonSchema.ts';

const { handle } = await subject<typeof import('./solution.ts')>(import.meta.url);
const contract: { readonly Order: Schema; readonly Problem: Schema } = JSON.parse(
  readFileSync(new URL('./contract.json', import.meta.url), 'utf8'),
);
const server = await serve(handle);
after(() => server.close());

async function answer(path: string) {
  const response = await fetch(`${server.url}${path}`);
  return {
    status: response.status,
    mediaType: response.headers.get('content-type')?.split(';')[0],
    body: (await response.json()) as Record<string, unknown>,
  };
}

for (const id of ['ord-1001', 'ord-1002']) {
  test(`${id} is answered as the contract says`, async () => {
    const { status, mediaType, body } = await answer(`/v1/orders/${id}`);
    assert.equal(status, 200);
    assert.equal(mediaType, 'application/json');
    assert.deepEqual(validate(contract.Order, body), []);
  });
}

test('the numbers are the right ones', async () => {
  const { body } = await answer('/v1/orders/ord-1001');
  assert.deepEqual(body.total, { amount: 15_000, currency: 'KRW' });
  assert.equal(body.couponCode, 'SPRING');
});

const refusals = { '/v1/orders/ord-9999': 404, '/v1/orders/42': 400, '/v1/baskets': 404 };

for (const [path, expected] of Object.entries(refusals)) {
  test(`the refusal of ${path} is a problem`, async () => {
    const { status, mediaType, body } = await answer(path);
    assert.equal(status, expected);
    assert.equal(mediaType, 'application/problem+json');
    assert.deepEqual(validate(contract.Problem, body), []);
    assert.equal(body.status, expected);
  });
}

test('different refusals have different types', async () => {
  const types = await Promise.all(Object.keys(refusals).map(async (path) => (await answer(path)).body.type));
  assert.equal(new Set(types).size, types.length);
});
