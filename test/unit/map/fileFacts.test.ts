import assert from 'node:assert/strict';
import type { FileFacts } from '../../../src/core/map/model.ts';
import { factsOf } from './facts.ts';

/** `told:OrderPlaced@shop.events in Order.place`, with quotes around what is a text. */
function sends({ sends }: FileFacts): string[] {
  return sends.map(({ message, evidence, topic, within }) => {
    const name = message.literal ? `'${message.name}'` : message.name;
    return `${evidence}:${name}${topic === undefined ? '' : `@${topic}`} in ${within}`;
  });
}

/** `told:commandHandler:PlaceOrder by PlaceOrderHandler@topic` */
function handlers({ handlers }: FileFacts): string[] {
  return handlers.map(({ evidence, role, handles, name, topic }) => {
    const messages = handles.map((ref) => (ref.literal ? `'${ref.name}'` : ref.name)).join(' ');
    return `${evidence}:${role}:${messages} by ${name}${topic === undefined ? '' : `@${topic}`}`;
  });
}

describe('facts of a file', () => {
  const sending: [string, string, string[]][] = [
    ['a new object given to a bus', 'eventBus.publish(new OrderPlaced(1));', ['told:OrderPlaced in place']],
    [
      'one kept in a variable first',
      'const event = new OrderPlaced(1); await eventBus.publish(event);',
      ['told:OrderPlaced in place'],
    ],
    [
      'but not what it is made of',
      'const id = new OrderId(1); const event = OrderPlaced.builder().id(OrderName.of(1)).build(); eventBus.publish(event, new OrderPaid(id));',
      [
        'named:OrderId in place',
        'told:OrderPlaced in place',
        'named:OrderName in place',
        'told:OrderPaid in place',
      ],
    ],
    [
      'a literal in JSON, with its topic',
      "producer.send({ topic: 'orders', messages: [{ value: JSON.stringify({ type: 'OrderPlaced', data: {} }) }] });",
      ["told:'OrderPlaced'@orders in place"],
    ],
    [
      'a text before the content of the message',
      "commandBus.send('placeOrder', { id: 1 });",
      ["told:'placeOrder'@placeOrder in place"],
    ],
    [
      'only the outer one of two',
      'eventBus.publish(new OrderPlaced(new Money(1)));',
      ['told:OrderPlaced in place', 'named:Money in place'],
    ],
    [
      'the topic where nothing else is named',
      "producer.send({ topic: 'shop.orders', messages: [{ value: JSON.stringify(order) }] });",
      ["told:'shop.orders'@shop.orders in place"],
    ],
    ['no error that is thrown', 'throw new OrderRejected(1);', []],
    [
      'an object with content as named',
      "return { type: 'OrderPlaced', data: {} };",
      ["named:'OrderPlaced' in place"],
    ],
    [
      'an object with a type alone as typed',
      "return { type: 'OrderPlaced' };",
      ["typed:'OrderPlaced' in place"],
    ],
    ['a constant as type', 'return { type: ORDER_PLACED };', ['named:ORDER_PLACED in place']],
    ['no words of schemas', "return { type: 'object', properties: { id: { type: 'string' } } };", []],
    [
      'events of streams only where their names are compound',
      "stream.emit('copy'); stream.emit('orderPlaced');",
      ["named:'orderPlaced' in place"],
    ],
    ['nothing that is logged', "console.error('orderPlaced');", []],
  ];
  for (const [what, code, expected] of sending) {
    it(`hold as sent ${what}`, async () => {
      assert.deepEqual(sends(await factsOf(`async function place() { ${code} }`)), expected);
    });
  }

  const handling: [string, string, string[]][] = [
    [
      'one per branch of a switch',
      "const decide = (command: C, state: S) => { switch (command.type) { case 'Place': case 'Change': return a(); case 'Cancel': return b(); } };",
      [
        "told:commandHandler:'Place' by decide",
        "told:commandHandler:'Change' by decide",
        "told:commandHandler:'Cancel' by decide",
      ],
    ],
    [
      'functions under the names of messages',
      'const orderProjection = { [ORDER_PLACED]: (state, event) => state, OrderRejected: (state) => state };',
      [
        'named:projection:ORDER_PLACED by orderProjection.ORDER_PLACED',
        "named:projection:'OrderRejected' by orderProjection.OrderRejected",
      ],
    ],
    [
      'a function given to a bus',
      'eventBus.subscribe(OrderPlaced, async (event) => {});',
      ['told:eventHandler:OrderPlaced by OrderPlaced'],
    ],
    [
      'a consumer with its topic',
      "function run() { consumer.subscribe({ topics: ['orders'] }); consumer.run({ eachMessage: async ({ message }) => {} }); }",
      ['told:consumer: by eachMessage@orders'],
    ],
    [
      'a stream that picks events',
      'class S { @Saga() placed = (events$) => events$.pipe(ofType(OrderPlaced), map((e) => new Reserve())); }',
      ['told:saga:OrderPlaced by S.placed'],
    ],
    [
      'a function that takes a command',
      'export function place(command: PlaceOrder) {}',
      ['typed:commandHandler:PlaceOrder by place'],
    ],
    [
      'what an object says it can handle',
      "const details = projection({ canHandle: ['OrderPlaced'], evolve: (state, event) => state });",
      ["told:projection:'OrderPlaced' by details"],
    ],
    ['no listener of a page', "button.addEventListener('clickedTwice', () => {});", []],
  ];
  for (const [what, code, expected] of handling) {
    it(`hold as handler ${what}`, async () => {
      assert.deepEqual(handlers(await factsOf(code)), expected);
    });
  }

  const declaring: [string, string, unknown][] = [
    [
      'a class by its base',
      'class PlaceOrder implements ICommand {}',
      { name: 'PlaceOrder', kind: 'command', evidence: 'told' },
    ],
    [
      'a class by its name',
      'class OrderPlacedEvent {}',
      { name: 'OrderPlacedEvent', kind: 'event', evidence: 'named' },
    ],
    [
      'a class by the name of its base',
      'class BookReturned extends PatronEvent {}',
      { name: 'BookReturned', kind: 'event', evidence: 'named' },
    ],
    ['a class that may turn out to be one', 'class OrderPlaced {}', { name: 'OrderPlaced' }],
    [
      'the text of an event type',
      "type Placed = Event<'OrderPlaced', { id: string }>;",
      { name: 'Placed', kind: 'event', evidence: 'told', literal: 'OrderPlaced' },
    ],
    [
      'the members of a union',
      'type CartEvent = Opened | Closed;',
      { name: 'CartEvent', members: ['Opened', 'Closed'] },
    ],
    [
      'a signal',
      "const approve = defineSignal('approve-order');",
      { name: 'approve', kind: 'command', evidence: 'told', literal: 'approve-order' },
    ],
  ];
  for (const [what, code, expected] of declaring) {
    it(`hold as declared ${what}`, async () => {
      const [type] = (await factsOf(code)).types;
      assert.ok(type);
      const { range: _, ...rest } = type;
      assert.deepEqual(rest, expected);
    });
  }

  it('does not take what goes to an outbox for a command', async () => {
    const kindOf = async (call: string) =>
      (await factsOf(`class Order { place() { ${call}; } }`)).sends.map(({ kind }) => kind);
    assert.deepEqual(await kindOf('outbox.enqueue(new OrderMessage(1))'), [undefined]);
    assert.deepEqual(await kindOf('jobBus.enqueue(new OrderMessage(1))'), ['command']);
  });

  it('hold a type once, though an interface and a class declare it', async () => {
    const { types } = await factsOf('interface OrderPlaced {} class OrderPlaced implements IEvent {}');
    assert.deepEqual(
      types.map(({ name, kind }) => [name, kind]),
      [['OrderPlaced', 'event']],
    );
  });

  it('leave out base types and classes that do things', async () => {
    const code =
      'class DomainEvent {} @Injectable() class OrderService {} class OrderError extends Error {} class Init extends Command { run() {} }';
    assert.deepEqual((await factsOf(code)).types, []);
  });

  it('hold constants, those in objects too', async () => {
    const { constants } = await factsOf(
      "const ORDER_PLACED = 'OrderPlaced'; const Events = { Paid: 'order.paid' }; const x = 'abc';",
    );
    assert.deepEqual(constants, [
      { name: 'ORDER_PLACED', text: 'OrderPlaced' },
      { name: 'Events.Paid', text: 'order.paid' },
    ]);
  });

  it('tell which functions a handler calls, through those of the file', async () => {
    const code = `export class PlaceOrderHandler {
      execute(command: PlaceOrder) { order.place(); help(); this.check(); }
      check() { Audit.write(); }
    }
    function help() { other(); }`;
    const [handler] = (await factsOf(code)).handlers;
    assert.deepEqual(handler?.calls, [
      'order.place',
      'help',
      'other',
      'PlaceOrderHandler.check',
      'Audit.write',
    ]);
  });

  it('leave out commands of the editor, and what is registered as sent', async () => {
    const facts = await factsOf(`import * as vscode from 'vscode';
      vscode.commands.registerCommand('shop.open', () => open());
      vscode.commands.executeCommand('shop.open');
      bus.registerCommand('placeOrder', (command) => place(command));`);
    assert.deepEqual(sends(facts), []);
    assert.deepEqual(handlers(facts), ["told:commandHandler:'placeOrder' by placeOrder"]);
  });

  it('find activities of Temporal in an object of that name', async () => {
    const code =
      "import { Worker } from '@temporalio/worker'; Worker.create({ activities: { async charge(id: string) {} } });";
    assert.deepEqual(handlers(await factsOf(code)), ["named:commandHandler:'charge' by charge"]);
  });

  it('read the topic of a Java listener by its name', async () => {
    const code = `class L { @KafkaListener(groupId = "g", topics = {"orders"}) void on(OrderPlaced event) {} }`;
    assert.deepEqual(handlers(await factsOf(code, 'src/L.java')), ['told:consumer:OrderPlaced by L@orders']);
  });

  it('hold messages that a factory of their class makes', async () => {
    const code = `import static shop.OrderPlaced.placedNow;
      class Order { void place() { publish(placedNow(1)); raise(OrderRejected.now(2)); } }`;
    assert.deepEqual(sends(await factsOf(code, 'src/Order.java')), [
      'named:OrderPlaced in Order.place',
      'named:OrderRejected in Order.place',
    ]);
  });
});
