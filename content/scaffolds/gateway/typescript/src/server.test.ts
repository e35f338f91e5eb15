import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { forward } from '../../../../snippets/typescript/pb-gateway-route.ts';
import { gatewayServer } from './server.ts';

describe('the server', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function addressOf(server: Server): Promise<string> {
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** A gateway before a service that answers by `listener`, without the other stages. */
  async function before(listener: RequestListener): Promise<string> {
    const upstream = await addressOf(createServer(listener));
    const gateway = (request: Request) =>
      forward(request, { subject: 'customer-1' }, (url, init) =>
        fetch(new URL(url.pathname + url.search, upstream), init),
      );
    return addressOf(gatewayServer(gateway, (error) => assert.ifError(error)));
  }

  it('passes method, query, body and answer through', async () => {
    const address = await before(async (incoming, outgoing) => {
      const body = (await incoming.toArray()).join('');
      outgoing.writeHead(201, { 'set-cookie': ['a=1', 'b=2'] });
      outgoing.end(`${incoming.method} ${incoming.url} ${body}`);
    });
    const response = await fetch(`${address}/v1/orders?page=2`, {
      method: 'POST',
      body: 'order',
      signal: AbortSignal.timeout(5_000),
    });
    assert.equal(response.status, 201);
    assert.deepEqual(response.headers.getSetCookie(), ['a=1', 'b=2']);
    assert.equal(await response.text(), 'POST /v1/orders?page=2 order');
  });

  it('passes on what a service has packed', async () => {
    const address = await before((_, outgoing) => {
      outgoing.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed'));
    });
    const response = await fetch(`${address}/v1/orders`, { signal: AbortSignal.timeout(5_000) });
    assert.equal(await response.text(), 'packed');
  });

  it('gives up its request when the client goes away', async () => {
    let reached = () => {};
    const isReached = new Promise<void>((resolve) => {
      reached = resolve;
    });
    let closed = () => {};
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const address = await before((_, outgoing) => {
      outgoing.on('close', closed);
      reached();
    });
    const client = new AbortController();
    const response = fetch(`${address}/v1/orders`, { signal: client.signal });
    await isReached;
    client.abort();
    await assert.rejects(response);
    await isClosed;
  });
});
