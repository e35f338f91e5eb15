import assert from 'node:assert/strict';
import type { CodeAction, DocumentDiagnosticReport, ProtocolConnection } from 'vscode-languageserver/node';
import type { FileStatus } from '../../../src/protocol/lint.ts';
import { connect } from './connect.ts';

const uri = 'file:///shop/src/order.ts';
const source = `export class PlaceOrder {
  async execute(order: { id: string }): Promise<void> {
    await this.orderRepository.save(order);
    await this.messageBus.publish('shop.order.events.v1', order);
  }
}
`;

async function open(client: ProtocolConnection, text: string, languageId = 'typescript'): Promise<void> {
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId, version: 1, text },
  });
}

async function pull(client: ProtocolConnection) {
  const report: DocumentDiagnosticReport = await client.sendRequest('textDocument/diagnostic', {
    textDocument: { uri },
  });
  assert.equal(report.kind, 'full');
  return report.items;
}

async function actionsAt(client: ProtocolConnection, line: number): Promise<CodeAction[]> {
  const range = { start: { line, character: 12 }, end: { line, character: 12 } };
  return client.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics: [] },
  });
}

describe('language server', () => {
  it('reports a problem with its lesson, its place and what it is related to', async () => {
    const client = await connect({ options: { uriScheme: 'vscode', locale: 'en' } });
    await open(client, source);
    const [diagnostic, ...more] = await pull(client);
    assert.equal(more.length, 0);
    assert.equal(diagnostic?.code, 'outbox-dual-write');
    assert.equal(diagnostic.source, 'patternbook');
    assert.deepEqual(diagnostic.range, {
      start: { line: 3, character: 10 },
      end: { line: 3, character: 33 },
    });
    assert.equal(
      diagnostic.codeDescription?.href,
      'vscode://patternbook.patternbook/lesson/16-18-2-asynchronous-communication?lang=en#transactional-outbox',
    );
    assert.equal(diagnostic.relatedInformation?.[0]?.location.range.start.line, 2);
    client.dispose();
  });

  it('speaks the language the client asks for', async () => {
    const client = await connect({ options: { locale: 'ko' } });
    await open(client, source);
    const [diagnostic] = await pull(client);
    assert.match(String(diagnostic?.message), /메시지가 사라집니다/);
    assert.equal(diagnostic?.codeDescription, undefined);
    client.dispose();
  });

  it('follows incremental edits and checks the newest text only', async () => {
    const client = await connect();
    await open(client, source);
    const edit = (version: number, line: number, text: string) =>
      client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [
          { range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }, text },
        ],
      });
    await edit(2, 2, '    // nothing is stored\n');
    const stale = client.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    await edit(3, 2, '    await this.orderRepository.insert(order);\n');
    await assert.rejects(stale, { message: 'The document has changed.' });
    assert.equal((await pull(client)).length, 1);
    await edit(4, 2, '');
    assert.equal((await pull(client)).length, 0);
    client.dispose();
  });

  it('offers the pattern, the lesson and to disable the rule, by command where the client has these', async () => {
    const client = await connect({ options: { commands: true } });
    await open(client, source);
    const actions = await actionsAt(client, 3);
    assert.deepEqual(
      actions.map((action) => action.command?.command),
      [
        'patternbook.insertPattern',
        'patternbook.openLesson',
        'patternbook.explainRule',
        'patternbook.lint.disable',
        'patternbook.lint.disable',
      ],
    );
    const line = actions[0]?.diagnostics?.[0]?.range.end.line;
    assert.deepEqual(actions[0]?.command?.arguments, [{ prefix: 'pb-outbox-table', uri, line }]);
    assert.deepEqual(actions[1]?.command?.arguments, [
      { slug: '16-18-2-asynchronous-communication', heading: 'transactional-outbox' },
    ]);
    assert.deepEqual(await actionsAt(client, 0), []);
    client.dispose();
  });

  it('writes the comment itself for other clients', async () => {
    const client = await connect();
    await open(client, source);
    const [line] = await actionsAt(client, 3);
    assert.deepEqual(line?.edit?.changes?.[uri], [
      {
        range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } },
        newText: '    // patternbook-disable-next-line outbox-dual-write -- say why\n',
      },
    ]);
    client.dispose();
  });

  it('takes levels from settings, and from .patternbookrc.json over them', async () => {
    const rules = { 'outbox-dual-write': 'error' };
    const bySettings = await connect({ settings: { 'patternbook.lint': { rules } } });
    await open(bySettings, source);
    assert.equal((await pull(bySettings))[0]?.severity, 1);
    bySettings.dispose();

    const files = { 'file:///shop/.patternbookrc.json': '{ "rules": { "outbox-dual-write": "hint" } }' };
    const byFile = await connect({ settings: { 'patternbook.lint': { rules } }, files });
    await open(byFile, source);
    assert.equal((await pull(byFile))[0]?.severity, 4);
    byFile.dispose();

    const off = await connect({ settings: { 'patternbook.lint': { enable: false } } });
    await open(off, source);
    assert.deepEqual(await pull(off), []);
    off.dispose();
  });

  it('says that a file is too large instead of hanging', async () => {
    const client = await connect();
    await open(client, source.repeat(Math.ceil((5 * 1024 * 1024) / source.length)));
    const [diagnostic, ...more] = await pull(client);
    assert.equal(more.length, 0);
    assert.equal(diagnostic?.code, 'file-too-large');
    client.dispose();
  });

  it('keeps what it can tell while code is half typed', async () => {
    const client = await connect();
    await open(client, `${source}export async function cancel(order: { id: `);
    assert.equal((await pull(client))[0]?.code, 'outbox-dual-write');
    client.dispose();
  });

  describe('tells a client that asks what is checked in a file', () => {
    async function statusOf(text: string, settings: object = {}): Promise<unknown> {
      const client = await connect({ options: { status: true }, settings: { 'patternbook.lint': settings } });
      const told = new Promise((resolve) => client.onNotification('patternbook/fileStatus', resolve));
      await open(client, text);
      await pull(client);
      const status = await told;
      client.dispose();
      return status;
    }

    it('how many rules look at it, and what they are about', async () => {
      const { state } = (await statusOf(source)) as FileStatus;
      assert.ok('rules' in state);
      assert.ok(state.rules > 1);
      assert.ok(state.groups.includes('outbox'));
    });

    const reasons: readonly (readonly [string, string, object?])[] = [
      ['gate', 'export const total = 1;'],
      ['off', source, { enable: false }],
      ['ignored', source, { ignore: ['src/**'] }],
      ['size', source, { maxFileSize: 180 }],
    ];
    for (const [skipped, text, settings] of reasons) {
      it(`why it is not: ${skipped}`, async () => {
        assert.deepEqual(await statusOf(text, settings), { uri, state: { skipped } });
      });
    }
  });
});
