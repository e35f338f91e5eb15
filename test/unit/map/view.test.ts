import assert from 'node:assert/strict';
import { dotOf } from '../../../src/core/map/dot.ts';
import { mostNodes } from '../../../src/core/map/fold.ts';
import { markdownOf } from '../../../src/core/map/markdown.ts';
import { mermaidOf, nodeAt } from '../../../src/core/map/mermaid.ts';
import { escaped, mermaidName } from '../../../src/core/map/mermaidText.ts';
import type { MessageMap } from '../../../src/core/map/model.ts';
import { type MapFilter, type MapView, viewOf, wholeMap } from '../../../src/core/map/view.ts';
import { handler, message, sender, shopMap } from './shopMap.ts';

function shown(map: MessageMap, filter: Partial<MapFilter> = {}): MapView {
  return viewOf(map, { ...wholeMap, ...filter });
}

function labels({ nodes }: MapView): string[] {
  return nodes.map(({ label }) => label).sort();
}

describe('view of a map', () => {
  it('holds messages, handlers and free senders, and no folds of state', () => {
    const view = shown(shopMap);
    assert.deepEqual(labels(view), [
      'CapturePayment',
      'OrderPlaced',
      'PaymentCaptured',
      'PaymentPolicy',
      'PlaceOrder',
      'PlaceOrderHandler',
      'capture',
      'routes',
    ]);
    assert.equal(view.edges.length, 7);
    assert.deepEqual(view.folded, []);
  });

  const filters: [string, Partial<MapFilter>, string[]][] = [
    [
      'a message',
      { from: 'order/OrderPlaced' },
      ['CapturePayment', 'OrderPlaced', 'PaymentCaptured', 'PaymentPolicy', 'capture'],
    ],
    [
      'a kind',
      { kinds: ['command'] },
      ['CapturePayment', 'PaymentPolicy', 'PlaceOrder', 'PlaceOrderHandler', 'capture', 'routes'],
    ],
    [
      'a service, with what reaches it',
      { services: ['payment'] },
      ['CapturePayment', 'OrderPlaced', 'PaymentCaptured', 'PaymentPolicy', 'capture'],
    ],
    ['a folder', { folder: 'order/' }, ['OrderPlaced', 'PlaceOrder', 'PlaceOrderHandler', 'routes']],
    ['part of a name', { text: 'placeorder' }, ['OrderPlaced', 'PlaceOrder', 'PlaceOrderHandler', 'routes']],
    ['nothing that is there', { text: 'nonsense' }, []],
  ];
  for (const [what, filter, expected] of filters) {
    it(`can be narrowed to ${what}`, () => {
      assert.deepEqual(labels(shown(shopMap, filter)), expected);
    });
  }
});

/** Services that send each other one event, with many more of their own. */
function largeMap(services: number, events: number): MessageMap {
  const parts = Array.from({ length: services }, (_, index) => `s${index}`).flatMap((service, index) =>
    Array.from({ length: events }, (_, event) => {
      const id = `${service}/E${event}`;
      const next = event === 0 ? `s${(index + 1) % services}/E0` : id;
      return { id, service, handler: handler(service, `On${event}`, 'eventHandler', [id], [next]) };
    }),
  );
  return {
    messages: parts.map(({ id }) => message(id, 'event')),
    handlers: parts.map(({ handler }) => handler),
    senders: [sender('s0', 'start', 's0/E0')],
  };
}

describe('a view of too many nodes', () => {
  it('shows services for their parts', () => {
    const view = shown(largeMap(3, 20));
    assert.deepEqual(view.folded, ['s0', 's1', 's2']);
    assert.deepEqual(
      view.nodes.map((node) => node.kind === 'service' && [node.label, node.messages, node.handlers]),
      [
        ['s0', 20, 20],
        ['s1', 20, 20],
        ['s2', 20, 20],
      ],
    );
    assert.deepEqual(
      view.edges.map(({ from, to }) => `${from} ${to}`),
      ['service:s0 service:s1', 'service:s1 service:s2', 'service:s2 service:s0'],
    );
  });

  it('unfolds those that are asked for', () => {
    const view = shown(largeMap(3, 20), { unfolded: ['s1'] });
    assert.deepEqual(view.folded, ['s0', 's2']);
    assert.equal(view.nodes.filter(({ kind }) => kind !== 'service').length, 40);
    assert.ok(view.edges.some(({ from, to }) => from === 'service:s0' && to === 's1/E0'));
  });

  it('folds the folders of a single service', () => {
    const map = largeMap(2, 20);
    const service = 'shop';
    const view = shown({
      messages: map.messages.map((one) => ({ ...one, service })),
      handlers: map.handlers.map((one) => ({ ...one, service })),
      senders: map.senders.map((one) => ({ ...one, service })),
    });
    assert.deepEqual(view.folded, ['s0', 's1']);
  });

  it('is left as it is up to the bound', () => {
    const view = shown(largeMap(2, mostNodes / 4 - 1));
    assert.deepEqual(view.folded, []);
  });
});

describe('Mermaid text', () => {
  const view = shown(shopMap);

  it('is a flowchart by service, in colours of its own', () => {
    const lines = mermaidOf(view, 'flowchart').split('\n');
    assert.equal(lines[0], 'flowchart LR');
    assert.ok(lines.includes(`  subgraph ${mermaidName('service:order')}["order"]`));
    assert.ok(lines.includes(`    ${mermaidName('order/PlaceOrder')}["PlaceOrder"]:::command`));
    assert.ok(
      lines.includes(
        `  ${mermaidName('order/OrderPlaced')} --> ${mermaidName('payment/PaymentPolicy.ts#PaymentPolicy')}`,
      ),
    );
    for (const line of lines.filter((one) => one.includes('classDef'))) {
      assert.match(line, /fill:#[\da-f]{6},stroke:#[\da-f]{6},color:#[\da-f]{3,6}/);
    }
  });

  it('names nodes so that they can be found again', () => {
    for (const node of view.nodes) {
      assert.match(mermaidName(node.id), /^n\w+$/);
      assert.equal(nodeAt(view, mermaidName(node.id)), node);
    }
    assert.notEqual(mermaidName('a.b'), mermaidName('a_2e_b'));
  });

  it('escapes what Mermaid would read', () => {
    assert.equal(
      escaped('a "b" #1; <c> `d` {e} |f|'),
      'a #34;b#34; #35;1#59; #60;c#62; #96;d#96; #123;e#125; #124;f#124;',
    );
    assert.equal(escaped('x'.repeat(80)).length, 60);
  });

  it('is a sequence in the order of the flow', () => {
    const text = mermaidOf(view, 'sequence');
    assert.deepEqual(
      text.split('\n').flatMap((line) => /: (\w+)$/.exec(line)?.[1] ?? []),
      ['PlaceOrder', 'OrderPlaced', 'CapturePayment', 'PaymentCaptured'],
    );
    assert.match(text, /box transparent payment/);
    assert.match(text, /Note over \w+: PaymentCaptured/);
    assert.doesNotMatch(text, /outside/);
    assert.match(
      mermaidOf(shown(shopMap, { from: 'order/OrderPlaced' }), 'sequence'),
      /outside-\)\w+: OrderPlaced/,
    );
  });
});

describe('other texts of a view', () => {
  it('are Graphviz with quoted names', () => {
    const odd: MessageMap = {
      messages: [{ ...message('a/A', 'event'), name: 'say "hi"' }],
      handlers: [],
      senders: [],
    };
    const text = dotOf(shown(odd));
    assert.match(text, /^digraph messages \{/);
    assert.match(text, /"a\/A" \[label="say \\"hi\\""/);
    assert.match(
      dotOf(shown(shopMap)),
      /"order\/OrderPlaced" -> "payment\/PaymentPolicy\.ts#PaymentPolicy";/,
    );
  });

  it('are Markdown with the diagram and lists', () => {
    const text = markdownOf(shown(shopMap), 'flowchart LR\n');
    assert.match(text, /^```mermaid\nflowchart LR\n```\n/);
    assert.match(text, /^- `PlaceOrder`: sent by `routes`; handled by `PlaceOrderHandler`$/m);
  });
});
