import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Disconnect, serve } from './httpServer.ts';
import type { Handler } from './problem.ts';

async function serving(handle: Handler, work: (url: string) => Promise<void>): Promise<void> {
  const server = await serve(handle);
  try {
    await work(server.url);
  } finally {
    await server.close();
  }
}

test('method, path, headers and body arrive, and so does the answer', async () => {
  const echo: Handler = async (request) =>
    Response.json(
      {
        method: request.method,
        path: new URL(request.url).pathname,
        key: request.headers.get('idempotency-key'),
        body: await request.text(),
      },
      { status: 201, headers: { location: '/v1/orders/ord-1001' } },
    );
  await serving(echo, async (url) => {
    const response = await fetch(`${url}/v1/orders`, {
      method: 'POST',
      headers: { 'idempotency-key': 'k-1' },
      body: '{"sku":"SKU-BOOK"}',
    });
    assert.equal(response.status, 201);
    assert.equal(response.headers.get('location'), '/v1/orders/ord-1001');
    assert.deepEqual(await response.json(), {
      method: 'POST',
      path: '/v1/orders',
      key: 'k-1',
      body: '{"sku":"SKU-BOOK"}',
    });
  });
});

test('an error of the handler shows nothing of its text', async () => {
  const fail: Handler = () => {
    throw new Error('password: hunter2');
  };
  await serving(fail, async (url) => {
    const response = await fetch(url);
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /hunter2/);
  });
});

test('a disconnect breaks the connection', async () => {
  const lose: Handler = () => {
    throw new Disconnect();
  };
  await serving(lose, (url) => assert.rejects(fetch(url), TypeError));
});

test('the handler learns that its client has gone', async () => {
  let learned = () => {};
  const gone = new Promise<void>((resolve) => {
    learned = resolve;
  });
  let arrived = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const wait: Handler = (request) => {
    arrived();
    return new Promise(() => request.signal.addEventListener('abort', learned));
  };
  await serving(wait, async (url) => {
    const client = new AbortController();
    const response = assert.rejects(fetch(url, { signal: client.signal }), { name: 'AbortError' });
    await arrival;
    client.abort();
    await response;
    await gone;
  });
});
