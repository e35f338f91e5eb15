import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problem } from './problem.ts';

test('a problem has the five parts a client may rely on, and extensions that cannot overwrite them', async () => {
  const response = problem(422, 'unknown-product', 'SKU-SOFA is not sold here', {
    sku: 'SKU-SOFA',
    status: 200,
  });
  assert.equal(response.status, 422);
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  assert.deepEqual(await response.json(), {
    type: 'https://shop.example.com/problems/unknown-product',
    title: 'Unknown product',
    status: 422,
    detail: 'SKU-SOFA is not sold here',
    sku: 'SKU-SOFA',
  });
});

test('headers are passed on', () => {
  const response = problem(503, 'overloaded', 'come back later', {}, { 'retry-after': '1' });
  assert.equal(response.headers.get('retry-after'), '1');
});
