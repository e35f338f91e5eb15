import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { bundleEntry } from '../bundle.ts';

describe('patternbook-language-server --stdio', () => {
  it('serves any client over its standard streams and ends with it', async () => {
    const server = spawn(process.execPath, [await bundleEntry('server.node'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ended = once(server, 'exit');
    const client = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    client.listen();
    await client.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    await client.sendNotification('initialized', {});

    const uri = 'file:///shop/order.ts';
    const text =
      'async function place(orderRepository, bus) { await orderRepository.save(1); await bus.publish(2); }';
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'typescript', version: 1, text },
    });
    const report = await client.sendRequest<{ items: { code: string }[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    assert.deepEqual(
      report.items.map(({ code }) => code),
      ['outbox-dual-write'],
    );

    await client.sendRequest('shutdown');
    await client.sendNotification('exit');
    const [code] = await ended;
    assert.equal(code, 0);
    client.dispose();
  });
});
