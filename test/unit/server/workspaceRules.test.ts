import assert from 'node:assert/strict';
import type { Diagnostic, DocumentDiagnosticReport, ProtocolConnection } from 'vscode-languageserver/node';
import { folder } from './connect.ts';
import { open, openShop, readShop } from './openShop.ts';
import { handler, shop } from './shop.ts';

const copy = `${folder}/src/orders/placeOrderAgain.ts`;
const copied = (shop[handler] ?? '').replaceAll('PlaceOrderHandler', 'PlaceOrderAgain');

async function pull(client: ProtocolConnection, uri: string): Promise<Diagnostic[]> {
  const report: DocumentDiagnosticReport = await client.sendRequest('textDocument/diagnostic', {
    textDocument: { uri },
  });
  assert.equal(report.kind, 'full');
  return report.items;
}

async function codesIn(client: ProtocolConnection, uri: string): Promise<unknown[]> {
  return (await pull(client, uri)).map(({ code }) => code);
}

describe('rules on the workspace in the language server', () => {
  it('report with the other findings of a file, and name the places in other files', async () => {
    const { client } = await readShop({ files: { ...shop, [copy]: copied } });
    await open(client, handler);
    const [found, ...others] = await pull(client, handler);
    assert.deepEqual(others, []);
    assert.equal(found?.code, 'cqrs-duplicate-handler');
    assert.equal(found.severity, 2);
    assert.deepEqual(
      found.relatedInformation?.map(({ location }) => location.uri),
      [copy],
    );
    client.dispose();
  });

  it('say nothing before the workspace has been read, not even of comments that disable them', async () => {
    let goOn = () => {};
    const listed = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let refreshed = () => {};
    const refresh = new Promise<void>((resolve) => {
      refreshed = resolve;
    });
    const { client } = await openShop({
      listed,
      files: { ...shop, [copy]: copied },
      capabilities: { workspace: { diagnostics: { refreshSupport: true } } },
      prepare: (connection) =>
        connection.onRequest('workspace/diagnostic/refresh', () => {
          refreshed();
          return null;
        }),
    });
    const disabled = copied.replace(
      '  async execute',
      '  // patternbook-disable-next-line cqrs-duplicate-handler -- by flag\n  async execute',
    );
    await open(client, handler);
    await open(client, copy, disabled);
    assert.deepEqual(await codesIn(client, handler), []);
    assert.deepEqual(await codesIn(client, copy), []);
    goOn();
    await refresh;
    assert.deepEqual(await codesIn(client, handler), ['cqrs-duplicate-handler']);
    assert.deepEqual(await codesIn(client, copy), []);
    client.dispose();
  });

  it('follow what is typed in another document', async () => {
    let refreshed = () => {};
    const refresh = new Promise<void>((resolve) => {
      refreshed = resolve;
    });
    const { client } = await readShop({
      files: { ...shop, [copy]: copied },
      capabilities: { workspace: { diagnostics: { refreshSupport: true } } },
      prepare: (connection) => connection.onRequest('workspace/diagnostic/refresh', () => refreshed()),
    });
    await open(client, handler);
    await open(client, copy, copied);
    assert.deepEqual(await codesIn(client, handler), ['cqrs-duplicate-handler']);
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri: copy, version: 2 },
      contentChanges: [{ text: 'export const nothing = 1;\n' }],
    });
    await refresh;
    assert.deepEqual(await codesIn(client, handler), []);
    client.dispose();
  });

  it('have their level from the configuration', async () => {
    const rules = { 'cqrs-duplicate-handler': 'hint' };
    const given = { files: { ...shop, [copy]: copied }, settings: { 'patternbook.lint': { rules } } };
    const { client } = await readShop(given);
    await open(client, handler);
    assert.equal((await pull(client, handler))[0]?.severity, 4);
    client.dispose();
  });
});
