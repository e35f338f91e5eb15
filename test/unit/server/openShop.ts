import type { ProtocolConnection } from 'vscode-languageserver/node';
import type { MapAnswer, MapNews } from '../../../src/protocol/map.ts';
import { connect, type Given } from './connect.ts';
import { shop } from './shop.ts';

/** A client of the shop that is told of the map, and can wait for news of it. */
export async function openShop({ files = { ...shop }, options, ...given }: Given = {}) {
  let waiting: { wanted: (news: MapNews) => boolean; resolve: (news: MapNews) => void }[] = [];
  let last: MapNews | undefined;
  const client = await connect({
    ...given,
    files,
    options: { map: true, ...options },
    prepare(connection) {
      given.prepare?.(connection);
      connection.onNotification('patternbook/mapChanged', (news: MapNews) => {
        last = news;
        for (const { resolve } of waiting.filter(({ wanted }) => wanted(news))) resolve(news);
        waiting = waiting.filter(({ wanted }) => !wanted(news));
      });
    },
  });
  const news = (wanted: (news: MapNews) => boolean): Promise<MapNews> => {
    if (last && wanted(last)) return Promise.resolve(last);
    return new Promise((resolve) => waiting.push({ wanted, resolve }));
  };
  return { client, news, files };
}

/** The same, once the workspace has been read. */
export async function readShop(given: Given = {}) {
  const opened = await openShop(given);
  await mapOf(opened.client);
  await opened.news(({ state }) => state === 'read');
  return opened;
}

export async function open(client: ProtocolConnection, uri: string, text = shop[uri]): Promise<void> {
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'typescript', version: 1, text },
  });
}

export function mapOf(client: ProtocolConnection): Promise<MapAnswer> {
  return client.sendRequest('patternbook/messageMap', {});
}
