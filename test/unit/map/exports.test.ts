import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { asyncApiOf } from '../../../src/core/map/asyncApi.ts';
import { eventCatalogOf } from '../../../src/core/map/eventCatalog.ts';
import { printedMap } from '../../../src/core/map/json.ts';
import { updateBlocks } from '../../../src/core/map/markdownBlocks.ts';
import type { MessageMap } from '../../../src/core/map/model.ts';
import { fixtureMap } from './fixtureMap.ts';
import { message, sender, shopMap } from './shopMap.ts';

/** Two services with a message of one name, and names that no format takes as they are. */
const oddMap: MessageMap = {
  messages: [
    message('a/Placed', 'event'),
    message('b/Placed', 'event'),
    { ...message('a/x', 'command'), name: 'place order: "now" #1' },
  ],
  handlers: [],
  senders: [
    { ...sender('a', 'route', 'a/Placed'), topic: 'shop/orders v1' },
    sender('b', 'route', 'b/Placed'),
  ],
};

describe('AsyncAPI of a map', () => {
  const require = createRequire(import.meta.url);
  const schema = JSON.parse(
    readFileSync(require.resolve('@asyncapi/specs/schemas/3.0.0-without-$id.json'), 'utf8'),
  );
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(schema);

  for (const name of ['plain', 'nestjs', 'axon', 'spring']) {
    it(`keeps the official schema for ${name}`, async () => {
      assert.ok(validate(JSON.parse(asyncApiOf(await fixtureMap(name)))), ajv.errorsText(validate.errors));
    });
  }

  it('keeps it for odd names', () => {
    assert.ok(validate(JSON.parse(asyncApiOf(oddMap))), ajv.errorsText(validate.errors));
  });

  it('has a channel for a topic, and an operation for each service on it', async () => {
    const { channels, operations } = JSON.parse(asyncApiOf(await fixtureMap('spring')));
    assert.equal(channels['shop.order.events.v1'].address, 'shop.order.events.v1');
    assert.equal(operations['order.send.OrderAnnounced'].action, 'send');
    assert.equal(operations['shipping.receive.OrderAnnounced'].action, 'receive');
  });
});

describe('EventCatalog of a map', () => {
  function frontMatter(text: string): unknown {
    const match = /^---\n([\s\S]*?)\n---\n/.exec(text);
    assert.ok(match);
    return parse(match[1] ?? '');
  }

  it('has a page for each service and each of its messages', async () => {
    const files = eventCatalogOf(await fixtureMap('spring'));
    assert.deepEqual(
      files.map(({ path }) => path),
      [
        'services/order/index.mdx',
        'services/shipping/index.mdx',
        'services/order/events/OrderAnnounced/index.mdx',
        'services/order/events/OrderPlaced/index.mdx',
      ],
    );
    assert.deepEqual(frontMatter(files[0]?.text ?? ''), {
      id: 'order',
      name: 'order',
      version: '0.0.1',
      sends: [
        { id: 'OrderAnnounced', version: '0.0.1' },
        { id: 'OrderPlaced', version: '0.0.1' },
      ],
      receives: [{ id: 'OrderPlaced', version: '0.0.1' }],
    });
    assert.match(
      files[3]?.text ?? '',
      /- `OrderRelay\.relay` in `order\/src\/main\/java\/com\/example\/order\/OrderRelay\.java:14`/,
    );
  });

  it('gives each page an id of its own', () => {
    const ids = eventCatalogOf(oddMap).map(({ text }) => (frontMatter(text) as { id: string }).id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.includes('a.Placed') && ids.includes('b.Placed'));
  });
});

describe('JSON of a map', () => {
  it('tells places with lines from 1', () => {
    assert.deepEqual(printedMap(shopMap).messages[1], {
      name: 'PlaceOrder',
      kind: 'command',
      file: 'order/messages.ts',
      line: 1,
      handlers: [{ file: 'order/PlaceOrderHandler.ts', line: 3 }],
      senders: [{ file: 'order/routes.ts', line: 5 }],
    });
  });
});

describe('blocks of Markdown', () => {
  const update = (text: string) =>
    updateBlocks(text, ({ options }) =>
      options.has('bad')
        ? { problem: 'is bad' }
        : { content: [...options].map(([key, value]) => `${key}: ${value}`).join('\n') },
    );

  it('get new content, all else stays', () => {
    const before =
      '# A\r\n\r\n<!-- patternbook:map from=PlaceOrder service="a b" -->\r\nold\r\n<!-- /patternbook:map -->\r\nend';
    const { text, blocks } = update(before);
    assert.equal(
      text,
      '# A\r\n\r\n<!-- patternbook:map from=PlaceOrder service="a b" -->\r\n\r\nfrom: PlaceOrder\r\nservice: a b\r\n\r\n<!-- /patternbook:map -->\r\nend',
    );
    assert.equal(blocks, 1);
    assert.equal(update(text).text, text);
  });

  it('are none within code fences', () => {
    const text = '````md\n<!-- patternbook:map -->\n```\n<!-- /patternbook:map -->\n````\n';
    assert.deepEqual(update(text), { text, blocks: 0, problems: [] });
  });

  it('without an end, or with wrong options, are problems with their line', () => {
    const text =
      'a\n<!-- patternbook:map bad -->\nold\n<!-- /patternbook:map -->\n<!-- patternbook:map -->\n';
    assert.deepEqual(update(text), {
      text,
      blocks: 1,
      problems: [
        { line: 2, message: 'is bad' },
        { line: 5, message: 'has no <!-- /patternbook:map -->' },
      ],
    });
  });
});
