import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Gateway } from './orderGateway.ts';

/** A server of Node that answers by `gateway`; `report` gets what nobody foresaw. */
export function gatewayServer(gateway: Gateway, report: (error: unknown) => void): Server {
  return createServer((incoming, outgoing) => {
    answer(gateway, incoming, outgoing).catch((error: unknown) => {
      // A client that goes away is none of our errors.
      if (!outgoing.destroyed) report(error);
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500).end();
    });
  });
}

async function answer(gateway: Gateway, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  const response = await gateway(
    toRequest(incoming, gone.signal),
    incoming.socket.remoteAddress ?? 'unknown',
  );
  outgoing.setHeaders(response.headers).writeHead(response.status);
  if (response.body === null) outgoing.end();
  else await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing);
}

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const { method = 'GET', url = '/', headersDistinct } = incoming;
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const hasBody = method !== 'GET' && method !== 'HEAD';
  // The path alone, or `GET http://elsewhere/` would choose where the request goes.
  return new Request(`http://gateway${url.startsWith('/') ? url : '/'}`, {
    method,
    headers,
    signal,
    ...(hasBody && { body: Readable.toWeb(incoming), duplex: 'half' }),
  } as RequestInit);
}
