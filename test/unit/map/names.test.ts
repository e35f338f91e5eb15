import assert from 'node:assert/strict';
import { canonicalName } from '../../../src/core/map/facts/names.ts';
import { mapOf } from './facts.ts';
import { described } from './fixtureMap.ts';

const handler = (name: string) => `export class ${name}Handler { async handle(event: ${name}) {} }`;

describe('names of messages', () => {
  for (const spelling of [
    'orderPlaced',
    'ORDER_PLACED',
    'order.placed',
    'order-placed',
    'OrderPlacedEvent',
    'com.example.shop.OrderPlaced.v1',
  ]) {
    it(`${spelling} is a spelling of OrderPlaced`, () => {
      assert.equal(canonicalName(spelling), canonicalName('OrderPlaced'));
    });
  }

  it('are found through a file that exports another one again', async () => {
    const map = await mapOf({
      'shop/events/placed.ts': 'export class OrderPlaced {}',
      'shop/events/index.ts': "export * from './placed';",
      'shop/old/placed.ts': 'export class OrderPlaced {}',
      'shop/a.ts':
        "import { OrderPlaced } from './events'; export const a = () => eventBus.publish(new OrderPlaced());",
      'shop/b.ts': `import { OrderPlaced as Placed } from './events/index.js';\n${handler('Placed').replace('PlacedHandler', 'PlacedEventHandler')}`,
    });
    assert.deepEqual(described(map), [
      'event shop/OrderPlaced',
      '  <- eventHandler PlacedEventHandler b.ts:2',
      '  -> a a.ts:1',
    ]);
    assert.equal(map.messages[0]?.declared?.path, 'shop/events/placed.ts');
  });

  it('are found by package name, alias and constant', async () => {
    const map = await mapOf({
      'contracts/src/events.ts': "export class OrderPlaced {} export const ORDER_PAID = 'OrderPaid';",
      'order/src/a.ts': "import { OrderPlaced } from 'contracts'; eventBus.publish(new OrderPlaced());",
      'order/src/events.ts': "export const ORDER_PAID = 'OrderPaid';",
      'order/src/b.ts':
        "import { ORDER_PAID } from '@/events'; eventBus.publish({ type: ORDER_PAID, data: {} });",
    });
    assert.deepEqual(described(map), [
      'event contracts/OrderPlaced',
      '  ->  a.ts:1',
      'event order/OrderPaid',
      '  ->  b.ts:1',
    ]);
  });

  it('are found behind an alias for the folder of the sources, in files whose names have several dots', async () => {
    const map = await mapOf({
      'shop/src/order/placeOrder.command.ts': 'export class PlaceOrderCommand {}',
      'shop/src/old/placeOrder.command.ts': 'export class PlaceOrderCommand {}',
      'shop/src/api/a.ts':
        "import { PlaceOrderCommand } from '@src/order/placeOrder.command'; commandBus.execute(new PlaceOrderCommand());",
      'shop/src/api/b.ts':
        "import { PlaceOrderCommand } from '@app/order/placeOrder.command'; commandBus.execute(new PlaceOrderCommand());",
    });
    assert.deepEqual(described(map), ['command shop/PlaceOrderCommand', '  ->  a.ts:1', '  ->  b.ts:1']);
    assert.equal(map.messages[0]?.declared?.path, 'shop/src/order/placeOrder.command.ts');
  });

  it('are found behind an alias for a folder that holds several services', async () => {
    const map = await mapOf({
      'user/domain/userCreated.event.ts': 'export class UserCreatedEvent {}',
      'wallet/a.ts':
        "import { UserCreatedEvent } from '@modules/user/domain/userCreated.event'; eventBus.publish(new UserCreatedEvent());",
    });
    assert.deepEqual(described(map), ['event user/UserCreatedEvent', '  ->  a.ts:1']);
  });

  it('keep two declarations of one service apart: the nearest is meant', async () => {
    const map = await mapOf({
      'shop/a/events.ts': "export type Placed = Event<'Placed', {}>;",
      'shop/a/send.ts': "eventBus.publish({ type: 'Placed', data: {} });",
      'shop/b/events.ts': "export type Placed = Event<'Placed', {}>;",
      'shop/b/handle.ts': "eventBus.subscribe('Placed', (event) => {});",
    });
    assert.deepEqual(described(map), [
      'event shop/Placed#shop/a/events.ts',
      '  ->  send.ts:1',
      'event shop/Placed#shop/b/events.ts',
      '  <- eventHandler Placed handle.ts:1',
    ]);
  });

  it('join the copies that services keep of an integration event', async () => {
    const map = await mapOf({
      'order/a.ts': 'class OrderPaidIntegrationEvent {} eventBus.publish(new OrderPaidIntegrationEvent());',
      'basket/b.ts':
        'class OrderPaidIntegrationEvent {} class H implements IEventHandler<OrderPaidIntegrationEvent> { handle(event: OrderPaidIntegrationEvent) {} }',
      'catalog/c.ts':
        'class OrderPaidEvent {} class H implements IEventHandler<OrderPaidEvent> { handle(event: OrderPaidEvent) {} }',
    });
    assert.deepEqual(described(map), [
      'event catalog/OrderPaidEvent',
      '  <- eventHandler H c.ts:1',
      'event order/OrderPaidIntegrationEvent',
      '  <- eventHandler H b.ts:1',
      '  ->  a.ts:1',
    ]);
  });

  it('join two services by the text of the type, or by a topic', async () => {
    const map = await mapOf({
      'order/a.ts': "eventBus.publish({ type: 'OrderPlaced', data: {} });",
      'payment/b.ts':
        "consumer.run({ eachMessage: async ({ event }) => { switch (event.type) { case 'OrderPlaced': pay(); } } });",
      'order/c.ts': "class OrderPaid {} producer.send({ topic: 'orders', value: new OrderPaid() });",
      'payment/d.java':
        'class OrderPaid {} class L { @KafkaListener(topics = "orders") void on(OrderPaid event) {} }',
    });
    assert.deepEqual(described(map), [
      'event order/OrderPaid',
      '  <- consumer L d.java:1',
      '  ->  c.ts:1 to orders',
      'event order/OrderPlaced',
      '  <- consumer eachMessage b.ts:1',
      '  ->  a.ts:1',
    ]);
  });

  it('stay apart in two services that name no topic', async () => {
    const map = await mapOf({
      'order/a.ts': 'export class OrderPlaced {} eventBus.publish(new OrderPlaced());',
      'payment/b.ts': `export class OrderPlaced {} ${handler('OrderPlaced').replace('OrderPlacedHandler', 'PlacedEventHandler')}`,
    });
    assert.deepEqual(
      map.messages.map(({ id }) => id),
      ['order/OrderPlaced', 'payment/OrderPlaced'],
    );
  });

  it('give a topic that tells no message to its consumer', async () => {
    const map = await mapOf({
      'a/run.ts':
        "function run() { consumer.subscribe({ topic: 'orders' }); consumer.run({ eachMessage: async ({ message }) => save(message) }); }",
      'b/send.ts': "class OrderPlaced {} producer.send({ topic: 'orders', value: new OrderPlaced() });",
      'c/run.ts':
        "function run() { consumer.subscribe({ topic: 'payments' }); consumer.run({ eachMessage: async ({ message }) => save(message) }); }",
    });
    assert.deepEqual(described(map), [
      'event b/OrderPlaced',
      '  <- consumer eachMessage run.ts:1',
      '  ->  send.ts:1 to orders',
      'event c/payments',
      '  <- consumer eachMessage run.ts:1',
    ]);
  });

  it('that a function takes count where another file registers the function', async () => {
    const map = await mapOf({
      'shop/events.ts': 'export class OrderPlaced {}',
      'shop/mail.ts':
        "import { OrderPlaced } from './events'; export function sendMail(event: OrderPlaced) {} function describe(event: OrderPlaced) {}",
      'shop/main.ts':
        "import { OrderPlaced } from './events'; import { sendMail } from './mail'; eventBus.subscribe(OrderPlaced, sendMail);",
    });
    assert.deepEqual(described(map), ['event shop/OrderPlaced', '  <- eventHandler sendMail mail.ts:1']);
  });

  it('are none of forms that nothing else tells of', async () => {
    const map = await mapOf({
      'a/store.ts':
        "switch (options.type) { case 'InMemory': open(); } connect({ type: 'InMemory' }); new Parser(); stream.on('data', read);",
    });
    assert.deepEqual(map.messages, []);
  });
});

describe('what a handler emits', () => {
  it('is found behind a call to another file', async () => {
    const map = await mapOf({
      'shop/order.ts': 'export class Order { place() { eventBus.publish(new OrderPlaced()); } }',
      'shop/events.ts': 'export class OrderPlaced {} export class PlaceOrder {}',
      'shop/other.ts': 'export class Basket { place() { eventBus.publish(new OrderPlaced()); } }',
      'shop/handler.ts': `import { PlaceOrder } from './events';
        export class PlaceOrderCommandHandler { async execute(command: PlaceOrder) { const order = load(); order.place(); } }`,
    });
    assert.deepEqual(map.handlers[0]?.emits, ['shop/OrderPlaced']);
    assert.equal(map.senders.find(({ within }) => within === 'Order.place')?.handler, map.handlers[0]?.id);
    assert.equal(map.senders.find(({ within }) => within === 'Basket.place')?.handler, undefined);
  });
});
