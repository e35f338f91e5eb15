import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from '../../../src/cli/runCli.ts';

const shop = fileURLToPath(new URL('../../fixtures/map/nestjs', import.meta.url));

async function run(...args: string[]) {
  const printed: string[] = [];
  const errors: string[] = [];
  const code = await runCli(['map', ...args], {
    print: (line) => printed.push(line),
    printError: (line) => errors.push(line),
  });
  return { code, printed: printed.join('\n'), errors: errors.join('\n') };
}

describe('patternbook map', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'patternbook-map-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('prints a Mermaid flowchart', async () => {
    const { code, printed } = await run(shop);
    assert.equal(code, 0);
    assert.match(printed, /^flowchart LR\n/);
    assert.match(printed, /"PlaceOrderHandler"/);
  });

  it('prints JSON with lines from 1 and paths of the folder', async () => {
    const { code, printed } = await run(shop, '--format', 'json', '--from', 'ReserveStock');
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(printed), {
      messages: [
        {
          name: 'ReserveStock',
          kind: 'command',
          file: 'src/commands/reserveStock.handler.ts',
          line: 3,
          handlers: [{ file: 'src/commands/reserveStock.handler.ts', line: 9 }],
          senders: [{ file: 'src/orders.saga.ts', line: 13 }],
        },
      ],
    });
  });

  for (const [format, start] of [
    ['sequence', /^sequenceDiagram/],
    ['dot', /^digraph/],
    ['asyncapi', /^\{\n {2}"asyncapi": "3\.0\.0"/],
  ] as const) {
    it(`prints ${format}`, async () => {
      const { code, printed } = await run(shop, '--format', format);
      assert.equal(code, 0);
      assert.match(printed, start);
    });
  }

  it('leaves out what is not asked for', async () => {
    const { printed } = await run(shop, '--kind', 'query', '--service', 'shop');
    assert.match(printed, /GetOrder/);
    assert.doesNotMatch(printed, /PlaceOrder/);
  });

  it('writes an EventCatalog', async () => {
    const { code, printed } = await run(shop, '--format', 'eventcatalog', '--out', folder);
    assert.equal(code, 0);
    assert.match(printed, /: 6 files$/);
    assert.deepEqual(await readdir(path.join(folder, 'services/shop')), [
      'commands',
      'events',
      'index.mdx',
      'queries',
    ]);
  });

  it('prints an empty map of an empty folder, and says so', async () => {
    const { code, printed, errors } = await run(folder, '--format', 'json');
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(printed), { messages: [] });
    assert.equal(errors, `${folder}: no messages found`);
  });

  it('passes over a file that is too large, and says so', async () => {
    await writeFile(
      path.join(folder, 'large.ts'),
      `export class OrderPlacedEvent {}\n${'// x\n'.repeat(300_000)}`,
    );
    const { code, errors } = await run(folder);
    assert.equal(code, 0);
    assert.equal(errors, `large.ts: not read, the file is too large\n${folder}: no messages found`);
  });

  it('keeps blocks of Markdown up to date', async () => {
    const file = path.join(folder, 'README.md');
    const empty =
      '# Shop\n\n<!-- patternbook:map from=OrderPlacedEvent format=sequence -->\n<!-- /patternbook:map -->\n';
    await writeFile(file, empty);

    assert.deepEqual(
      [(await run(shop, '--write', file, '--check')).code, await readFile(file, 'utf8')],
      [1, empty],
    );
    assert.match((await run(shop, '--write', file)).printed, /: updated$/);
    assert.match(
      await readFile(file, 'utf8'),
      /```mermaid\nsequenceDiagram\n[\s\S]*ReserveStock[\s\S]*\n```\n\n<!-- \/patternbook:map -->\n$/,
    );
    const again = await run(shop, '--write', file, '--check');
    assert.deepEqual([again.code, again.printed], [0, `${file}: up to date`]);
  });

  it('says which block is wrong, and leaves the file', async () => {
    const file = path.join(folder, 'README.md');
    const text = '<!-- patternbook:map from=Nothing -->\n<!-- /patternbook:map -->\n';
    await writeFile(file, text);
    const { code, errors } = await run(shop, '--write', file);
    assert.equal(code, 1);
    assert.equal(errors, `${file}:1: there is no message Nothing`);
    assert.equal(await readFile(file, 'utf8'), text);
  });

  it('names the file that cannot be written', async () => {
    await writeFile(path.join(folder, 'taken'), '');
    const { code, errors } = await run(shop, '--out', path.join(folder, 'taken', 'map.mmd'));
    assert.equal(code, 2);
    assert.match(errors, /^patternbook map: E[A-Z]+: .*taken'$/);
  });

  const misuses: [string[], RegExp][] = [
    [[], /DIR is missing/],
    [['a', 'b'], /one DIR is expected, not also b/],
    [['no-such-folder'], /no-such-folder is no folder/],
    [
      [shop, '--format', 'png'],
      /--format takes mermaid, sequence, dot, json, asyncapi, eventcatalog, not png/,
    ],
    [[shop, '--format', 'eventcatalog'], /eventcatalog needs --out DIR/],
    [[shop, '--kind', 'thing'], /a kind is command, event, query, not thing/],
    [[shop, '--from', 'Nothing'], /there is no message Nothing/],
    [[shop, '--service', 'nothing'], /there is no service nothing, only shop/],
    [[shop, '--check'], /--check needs --write/],
    [[shop, '--write', 'no-such-file.md'], /no-such-file\.md can't be read/],
    [[shop, '--write', fileURLToPath(import.meta.url)], /has no block <!-- patternbook:map -->/],
  ];
  for (const [args, message] of misuses) {
    it(`exits with 2 for: ${args.map((arg) => path.basename(arg)).join(' ')}`, async () => {
      const { code, printed, errors } = await run(...args);
      assert.equal(code, 2);
      assert.equal(printed, '');
      assert.match(errors, message);
      assert.match(errors, /Usage: patternbook map DIR/);
    });
  }
});
