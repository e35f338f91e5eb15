import assert from 'node:assert/strict';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeLens,
  DocumentSymbol,
  Hover,
  ProtocolConnection,
  ServerCapabilities,
  WorkspaceSymbol,
} from 'vscode-languageserver/node';
import type { MessagePlaces } from '../../../src/protocol/map.ts';
import { connect, folder } from './connect.ts';
import { mapOf, open, openShop, readShop } from './openShop.ts';
import { command, controller, event, handler, mailer, shop } from './shop.ts';

const mail = "import { Command } from '@nestjs/cqrs';\nexport class SendMail extends Command<void> {}\n";

/** The place of a word in a file of the shop. */
function at(uri: string, word: string, text = shop[uri] ?? '') {
  const before = text.slice(0, text.indexOf(word)).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

async function lensTitles(client: ProtocolConnection, uri: string): Promise<string[]> {
  const lenses: CodeLens[] = await client.sendRequest('textDocument/codeLens', { textDocument: { uri } });
  const resolved = await Promise.all(
    lenses.map((lens) => client.sendRequest<CodeLens>('codeLens/resolve', lens)),
  );
  return resolved.map(({ command }) => command?.title ?? '');
}

function placeNames(found: MessagePlaces | null): string[] {
  return (found?.places ?? []).map(({ name, uri }) => `${name} ${uri.slice(folder.length)}`);
}

describe('message map of the language server', () => {
  it('reads the workspace when it is asked, and tells when it has', async () => {
    const { client, news } = await openShop();
    const first = await mapOf(client);
    assert.equal(first.complete, false);
    const told = await news(({ state }) => state === 'read');
    assert.deepEqual({ ...told, version: 0 }, { version: 0, state: 'read', messages: 2, documents: [] });
    const { map, complete, folders } = await mapOf(client);
    assert.equal(complete, true);
    assert.deepEqual(folders, [{ uri: folder, prefix: '' }]);
    assert.deepEqual(
      map.messages.map(({ id, kind }) => `${kind} ${id}`),
      ['event shop/OrderPlaced', 'command shop/PlaceOrder'],
    );
    client.dispose();
  });

  it('reads it when the first document is opened', async () => {
    const { client, news } = await openShop();
    await open(client, command);
    const { documents } = await news((told) => told.state === 'read' && told.documents.length > 0);
    assert.deepEqual(documents, [command]);
    client.dispose();
  });

  it('leaves out what the editor excludes, and files beyond the limit', async () => {
    const excluding = await readShop({
      settings: { 'files.exclude': { '**/mail': true, '**/*.js': false } },
    });
    const { map } = await mapOf(excluding.client);
    assert.deepEqual(
      map.handlers.map(({ name }) => name),
      ['PlaceOrderHandler'],
    );
    excluding.client.dispose();

    let warn: (message: string) => void = () => {};
    const warned = new Promise<string>((resolve) => {
      warn = resolve;
    });
    const limited = await openShop({
      settings: { 'patternbook.map': { maxFiles: 2 } },
      prepare: (client) =>
        client.onRequest('window/showMessageRequest', ({ message }) => {
          warn(message);
          return null;
        }),
    });
    await mapOf(limited.client);
    await limited.news(({ state }) => state === 'limited');
    assert.equal((await mapOf(limited.client)).complete, true);
    assert.match(await warned, /more than 2 source files/);
    limited.client.dispose();
  });

  it('follows files that change, come and go', async () => {
    const { client, news, files } = await readShop();
    const changed = (uri: string, type: number) =>
      client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
    const cancel = `${folder}/src/orders/cancelOrder.ts`;
    files[cancel] = shop[command]?.replace('PlaceOrder', 'CancelOrder') ?? '';
    await changed(cancel, 1);
    await news(({ messages }) => messages === 3);
    files[cancel] = 'export const nothing = 1;';
    await changed(cancel, 2);
    await news(({ messages }) => messages === 2);
    delete files[event];
    delete files[mailer];
    await changed(event, 3);
    await news(({ messages }) => messages === 1 || messages === 2);
    const { map } = await mapOf(client);
    assert.deepEqual(
      map.handlers.map(({ name }) => name),
      ['PlaceOrderHandler'],
    );
    client.dispose();
  });

  it('lets an open document go before the file', async () => {
    const { client, news } = await readShop();
    await open(client, command, shop[command]?.replace('PlaceOrder', 'BuyNow'));
    await news(({ messages }) => messages === 3);
    await client.sendNotification('textDocument/didClose', { textDocument: { uri: command } });
    await news(({ messages }) => messages === 2);
    client.dispose();
  });

  it('can be called off', async () => {
    let goOn = () => {};
    const listed = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { client, news } = await openShop({
      capabilities: { window: { workDoneProgress: true } },
      listed,
      prepare(connection) {
        connection.onRequest('window/workDoneProgress/create', () => null);
        connection.onNotification('$/progress', async ({ token, value }) => {
          if (value.kind !== 'begin') return;
          await connection.sendNotification('window/workDoneProgress/cancel', { token });
          // The answer comes after the cancellation was read.
          await connection.sendRequest('patternbook/messageMap', {});
          goOn();
        });
      },
    });
    await mapOf(client);
    await news(({ state }) => state === 'cancelled');
    const { complete, map } = await mapOf(client);
    assert.equal(complete, false);
    assert.deepEqual(map.messages, []);
    client.dispose();
  });

  it('has a lens on messages and handlers', async () => {
    const { client } = await readShop({ options: { commands: true } });
    await open(client, command);
    await open(client, handler);
    assert.deepEqual(await lensTitles(client, command), ['1 sender · 1 handler']);
    assert.deepEqual(await lensTitles(client, handler), ['handles PlaceOrder · emits OrderPlaced']);
    client.dispose();
  });

  it('has lenses in Korean, as text only for other clients, and none where they are switched off', async () => {
    const { client } = await readShop({ options: { locale: 'ko' } });
    await open(client, command);
    const [lens] = await client.sendRequest<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: command },
    });
    const { command: shown } = await client.sendRequest<CodeLens>('codeLens/resolve', lens);
    assert.deepEqual(shown, { title: '보내는 곳 1곳 · 핸들러 1개', command: '' });
    client.dispose();

    const off = await readShop({ settings: { 'patternbook.map': { codeLens: false } } });
    await open(off.client, command);
    assert.deepEqual(await lensTitles(off.client, command), []);
    off.client.dispose();
  });

  it('has lenses that say what is typed', async () => {
    const { client } = await readShop();
    await open(client, controller);
    await open(client, command);
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri: controller, version: 2 },
      contentChanges: [{ text: shop[controller]?.replace('new PlaceOrder(orderId)', 'orderId') }],
    });
    // The lens is asked for after another document has changed.
    await client.sendRequest('textDocument/codeLens', { textDocument: { uri: controller } });
    assert.deepEqual(await lensTitles(client, command), ['no senders · 1 handler']);
    client.dispose();
  });

  it('finds handlers and senders from any place of a message', async () => {
    const { client } = await readShop();
    for (const [uri, word] of [
      [command, 'PlaceOrder'],
      [handler, 'execute'],
      [handler, 'PlaceOrder)'],
      [handler, 'PlaceOrderHandler'],
      [controller, 'PlaceOrder(orderId)'],
    ] as const) {
      await open(client, uri);
      const query = { uri, position: at(uri, word) };
      const handlers = await client.sendRequest<MessagePlaces | null>('patternbook/handlersOf', query);
      assert.deepEqual(placeNames(handlers), ['PlaceOrderHandler /src/orders/placeOrderHandler.ts'], word);
      const senders = await client.sendRequest<MessagePlaces | null>('patternbook/sendersOf', query);
      assert.deepEqual(placeNames(senders), ['OrdersController.place /src/orders/ordersController.ts'], word);
    }
    const byId = await client.sendRequest<MessagePlaces | null>('patternbook/handlersOf', {
      message: 'shop/OrderPlaced',
    });
    assert.deepEqual(placeNames(byId), ['SendReceipt /src/mail/sendReceipt.ts']);
    const nowhere = { uri: command, position: { line: 0, character: 0 } };
    assert.equal(await client.sendRequest('patternbook/sendersOf', nowhere), null);
    assert.equal(await client.sendRequest('patternbook/sendersOf', { message: 'shop/Nothing' }), null);
    assert.equal(await client.sendRequest('patternbook/sendersOf', 'nonsense'), null);
    client.dispose();
  });

  it('tells the way of a message on hover, with its lesson', async () => {
    const { client } = await readShop({ options: { uriScheme: 'vscode', locale: 'en' } });
    await open(client, command);
    const textDocument = { uri: command };
    const hover: Hover | null = await client.sendRequest('textDocument/hover', {
      textDocument,
      position: at(command, 'PlaceOrder'),
    });
    const { value = '' } = (hover?.contents ?? {}) as { value?: string };
    const lines = value.replaceAll(/\]\([^)]*\)/g, ']').split('\n\n');
    assert.deepEqual(lines, [
      'command **PlaceOrder** · shop',
      'Sent by [OrdersController.place]',
      '[PlaceOrder] → [PlaceOrderHandler] → [OrderPlaced] → …',
      '[Lesson on this]',
    ]);
    assert.ok(value.includes(`(${handler}#L9)`), value);
    assert.match(
      value,
      /vscode:\/\/patternbook\.patternbook\/lesson\/03b-cqrs-pattern-implementation\?lang=en#intent-names/,
    );
    assert.equal(
      await client.sendRequest('textDocument/hover', { textDocument, position: { line: 0, character: 0 } }),
      null,
    );
    client.dispose();
  });

  it('opens the lesson from a hover with the command of the client', async () => {
    const { client } = await readShop({ options: { uriScheme: 'vscode', locale: 'en', commands: true } });
    await open(client, command);
    const hover: Hover | null = await client.sendRequest('textDocument/hover', {
      textDocument: { uri: command },
      position: at(command, 'PlaceOrder'),
    });
    const { value = '' } = (hover?.contents ?? {}) as { value?: string };
    const [, target = ''] =
      /\[Lesson on this\]\(command:patternbook\.openLesson\?([^)]*)\)/.exec(value) ?? [];
    assert.deepEqual(JSON.parse(decodeURIComponent(target)), [
      { slug: '03b-cqrs-pattern-implementation', heading: 'intent-names' },
    ]);
    client.dispose();
  });

  it('lists messages and handlers as symbols', async () => {
    const { client } = await readShop();
    const symbols: WorkspaceSymbol[] = await client.sendRequest('workspace/symbol', { query: 'plor' });
    assert.deepEqual(
      symbols.map(({ name, containerName }) => `${name}: ${containerName}`),
      ['PlaceOrder: command · shop', 'PlaceOrderHandler: command handler · shop'],
    );
    await open(client, handler);
    const inFile: DocumentSymbol[] = await client.sendRequest('textDocument/documentSymbol', {
      textDocument: { uri: handler },
    });
    assert.deepEqual(
      inFile.map(({ name }) => name),
      ['PlaceOrderHandler'],
    );
    client.dispose();
  });

  it('goes from command to handler to event to the next handler, and back', async () => {
    const { client } = await readShop();
    await open(client, command);
    const prepared: CallHierarchyItem[] = await client.sendRequest('textDocument/prepareCallHierarchy', {
      textDocument: { uri: command },
      position: at(command, 'PlaceOrder'),
    });
    const outgoing = async (item: CallHierarchyItem | undefined) =>
      client.sendRequest<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item });
    const incoming = async (item: CallHierarchyItem | undefined) =>
      client.sendRequest<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });

    const way: string[] = [];
    let item = prepared[0];
    let last = item;
    while (item) {
      way.push(item.name);
      last = item;
      [item] = (await outgoing(item)).map(({ to }) => to);
    }
    assert.deepEqual(way, ['PlaceOrder', 'PlaceOrderHandler', 'OrderPlaced', 'SendReceipt']);
    const back: string[] = [];
    for (item = last; item; [item] = (await incoming(item)).map(({ from }) => from)) back.push(item.name);
    assert.deepEqual(back, [
      'SendReceipt',
      'OrderPlaced',
      'PlaceOrderHandler',
      'PlaceOrder',
      'OrdersController.place',
    ]);
    client.dispose();
  });

  it('leaves outline and hierarchy to the other server of an editor that asks only one', async () => {
    for (const besideOthers of [true, false]) {
      const offers: ServerCapabilities[] = [];
      const client = await connect({ options: { besideOthers }, onOffer: (offer) => offers.push(offer) });
      const [{ callHierarchyProvider, documentSymbolProvider } = {}] = offers;
      const expected = besideOthers ? undefined : true;
      assert.deepEqual([callHierarchyProvider, documentSymbolProvider], [expected, expected]);
      client.dispose();
    }
  });

  it('makes one map of several folders, and follows when some are added or removed', async () => {
    const other = 'file:///mail';
    const { client, news } = await readShop({
      capabilities: { workspace: { workspaceFolders: true } },
      files: { ...shop, [`${other}/package.json`]: '{ "name": "mail" }', [`${other}/sendMail.ts`]: mail },
    });
    const change = (event: object) =>
      client.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    await change({ added: [{ uri: other, name: 'mail' }], removed: [] });
    await news(({ messages }) => messages === 3);
    const { map, folders } = await mapOf(client);
    assert.deepEqual(
      folders.map(({ prefix }) => prefix),
      ['shop/', 'mail/'],
    );
    const sent = map.messages.find(({ name }) => name === 'SendMail');
    assert.equal(sent?.id, 'mail/SendMail');
    assert.equal(sent.declared?.path, 'mail/sendMail.ts');
    await change({ added: [], removed: [{ uri: other, name: 'mail' }] });
    await news(({ messages }) => messages === 2);
    client.dispose();
  });
});
