import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Handler, problem } from './problem.ts';

/** A server that listens on this machine only. */
export interface HttpServer {
  /** `http://127.0.0.1:49152` */
  readonly url: string;
  close(): Promise<void>;
}

/** Thrown by a handler: the connection breaks without an answer. What was stored before stays stored. */
export class Disconnect extends Error {
  constructor() {
    super('the connection broke');
    this.name = 'Disconnect';
  }
}

/**
 * Serves `handle` over HTTP on a free port of the loopback interface. The signal of a request is aborted when its
 * client goes away. An error that the handler throws becomes a 500 without details.
 */
export async function serve(handle: Handler): Promise<HttpServer> {
  const server = createServer(async (incoming, outgoing) => {
    try {
      await send(await handle(await received(incoming, outgoing)), outgoing);
    } catch (error) {
      if (error instanceof Disconnect) outgoing.destroy();
      else await send(problem(500, 'internal-error', 'The request failed'), outgoing);
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed, failed) => {
        server.close((error) => (error ? failed(error) : closed()));
        server.closeAllConnections();
      }),
  };
}

async function received(incoming: IncomingMessage, outgoing: ServerResponse): Promise<Request> {
  const { method = 'GET', headers, url = '/' } = incoming;
  const gone = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return new Request(new URL(url, `http://${headers.host}`), {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    ),
    signal: gone.signal,
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  outgoing.setHeaders(response.headers);
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
