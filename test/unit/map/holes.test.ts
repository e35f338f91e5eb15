import assert from 'node:assert/strict';
import { componentsOf } from '../../../src/core/map/components.ts';
import { holes } from '../../../src/core/map/holes.ts';
import { reach } from '../../../src/core/map/reach.ts';
import { handler, message, sender, shopMap } from './shopMap.ts';

describe('reach of a message', () => {
  it('goes from handler to message to handler', () => {
    const { messages, handlers } = reach(shopMap, 'order/OrderPlaced');
    assert.deepEqual(
      [...messages],
      ['order/OrderPlaced', 'payment/CapturePayment', 'payment/PaymentCaptured'],
    );
    assert.deepEqual(
      [...handlers],
      ['order/evolve.ts#evolve', 'payment/PaymentPolicy.ts#PaymentPolicy', 'payment/capture.ts#capture'],
    );
  });

  it('ends at the given depth', () => {
    assert.deepEqual([...reach(shopMap, 'order/OrderPlaced', 0).messages], ['order/OrderPlaced']);
    assert.equal(reach(shopMap, 'order/OrderPlaced', 0).handlers.size, 2);
    assert.deepEqual(
      [...reach(shopMap, 'order/OrderPlaced', 1).messages],
      ['order/OrderPlaced', 'payment/CapturePayment'],
    );
  });

  it('ends in a circle too', () => {
    const map = {
      messages: [message('a/A', 'event')],
      handlers: [handler('a', 'h', 'saga', ['a/A'], ['a/A'])],
      senders: [],
    };
    assert.equal(reach(map, 'a/A').messages.size, 1);
  });
});

describe('holes of a map', () => {
  const kindsOf = (map: Parameters<typeof holes>[0]) => holes(map).map(({ kind }) => kind);

  it('are what is sent and not handled', () => {
    assert.deepEqual(holes(shopMap), [
      { kind: 'unconsumedEvent', messages: ['payment/PaymentCaptured'], handlers: [], services: [] },
    ]);
  });

  it('are commands and queries without a handler', () => {
    const messages = [message('a/Do', 'command'), message('a/Ask', 'query')];
    const senders = messages.map(({ id }) => sender('a', 'route', id));
    assert.deepEqual(kindsOf({ messages, handlers: [], senders }), ['unhandledCommand', 'unhandledQuery']);
    assert.deepEqual(kindsOf({ messages, handlers: [], senders: [] }), []);
  });

  it('are handlers that nothing reaches, unless a broker or client may', () => {
    const messages = [message('a/Do', 'command'), message('a/Done', 'event')];
    const handlers = [
      handler('a', 'doIt', 'commandHandler', ['a/Do']),
      handler('a', 'consume', 'consumer', ['a/Done']),
      handler('a', 'flow', 'workflow', ['a/Do']),
    ];
    assert.deepEqual(holes({ messages, handlers, senders: [] }), [
      { kind: 'unreachedHandler', messages: ['a/Do'], handlers: ['a/doIt.ts#doIt'], services: [] },
    ]);
  });

  it('are circles of reactions', () => {
    const messages = [message('a/A', 'event'), message('a/B', 'event'), message('a/C', 'event')];
    const handlers = [
      handler('a', 'one', 'saga', ['a/A'], ['a/B']),
      handler('a', 'two', 'saga', ['a/B'], ['a/A', 'a/C']),
      handler('a', 'three', 'eventHandler', ['a/C']),
    ];
    const senders = messages.map(({ id }) => sender('a', 'x', id));
    assert.deepEqual(holes({ messages, handlers, senders }), [
      {
        kind: 'reactionCycle',
        messages: ['a/A', 'a/B'],
        handlers: ['a/one.ts#one', 'a/two.ts#two'],
        services: [],
      },
    ]);
  });

  it('are events with several owners', () => {
    const messages = [message('a/A', 'event')];
    const handlers = [handler('c', 'one', 'eventHandler', ['a/A'])];
    const senders = [sender('a', 'x', 'a/A'), sender('b', 'y', 'a/A')];
    assert.deepEqual(holes({ messages, handlers, senders }), [
      { kind: 'severalOwners', messages: ['a/A'], handlers: [], services: ['a', 'b'] },
    ]);
  });

  it('are second handlers of a command in one service, if they surely are some', () => {
    const messages = [message('a/Do', 'command')];
    const one = handler('a', 'one', 'commandHandler', ['a/Do']);
    const two = handler('a', 'two', 'commandHandler', ['a/Do']);
    const elsewhere = handler('b', 'three', 'commandHandler', ['a/Do']);
    const senders = [sender('a', 'x', 'a/Do')];
    assert.deepEqual(kindsOf({ messages, handlers: [one, two], senders }), ['duplicateHandler']);
    assert.deepEqual(
      kindsOf({ messages, handlers: [one, { ...two, guessed: true }, elsewhere], senders }),
      [],
    );
  });
});

describe('strongly connected parts', () => {
  it('are found in a graph with several', () => {
    const edges: Record<string, string[]> = {
      a: ['b'],
      b: ['c', 'd'],
      c: ['a'],
      d: ['e'],
      e: ['d'],
      f: ['a'],
    };
    const parts = componentsOf(['f', 'a', 'd'], (node) => edges[node] ?? []).map((part) =>
      part.toSorted().join(''),
    );
    assert.deepEqual(parts.toSorted(), ['abc', 'de', 'f']);
  });

  it('are found along a chain too long for recursion', () => {
    const last = 50_000;
    const next = (node: string) => (Number(node) < last ? [String(Number(node) + 1)] : ['0']);
    assert.equal(componentsOf(['0'], next)[0]?.length, last + 1);
  });
});
