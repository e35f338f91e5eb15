import assert from 'node:assert/strict';
import { analyse } from '../../../src/core/analysis/analyse.ts';
import type { Body, Call, PatternModel } from '../../../src/core/analysis/model.ts';
import { createParser } from '../../../src/core/analysis/parser.ts';
import { nodeParserFiles } from '../../../src/server/parserFiles.ts';

const parser = createParser(nodeParserFiles());

async function modelOf(text: string, path = 'src/shop.ts'): Promise<PatternModel> {
  // The class name opens a gate, whatever the text is about.
  const analysis = await analyse(parser, path, `${text}\nclass AnyQueryHandler {}\n`);
  assert.ok('model' in analysis);
  return analysis.model;
}

async function bodyOf(text: string, name: string): Promise<Body> {
  const body = (await modelOf(text)).bodies.find((one) => one.name === name);
  assert.ok(body, `no body ${name}`);
  return body;
}

function callsIn(body: Body): Call[] {
  return body.effects.filter((effect) => effect.kind === 'call');
}

describe('TypeScript facts', () => {
  it('hold imports with their local names and kinds', async () => {
    const { imports } = await modelOf(
      `import a, { b, type c as d } from 'm';\nimport type { e } from "n";\nimport * as f from 'o';\nimport 'p';`,
    );
    assert.deepEqual(
      imports.map(({ module, name, local, typeOnly }) => [module, name, local, typeOnly]),
      [
        ['m', 'default', 'a', false],
        ['m', 'b', 'b', false],
        ['m', 'c', 'd', true],
        ['n', 'e', 'e', true],
        ['o', '*', 'f', false],
        ['p', '', '', false],
      ],
    );
  });

  it('hold classes with fields, parameter fields, annotations and supertypes', async () => {
    const { types } = await modelOf(`@CommandHandler(PlaceOrder)
export class H extends Base<X> implements ICommandHandler<PlaceOrder, Foo> {
  static readonly type = 'h';
  constructor(private readonly bus: EventBus, readonly repo: Repo<Order> | null, plain: string) { super(); }
  execute(): Promise<void> {}
}`);
    const [type] = types;
    assert.equal(type?.name, 'H');
    assert.deepEqual(
      type.annotations.map(({ name }) => name),
      ['CommandHandler'],
    );
    assert.deepEqual(
      type.extends.map(({ name, arguments: args }) => [name, args[0]?.name]),
      [['Base', 'X']],
    );
    assert.deepEqual(
      type.implements[0]?.arguments.map(({ name }) => name),
      ['PlaceOrder', 'Foo'],
    );
    assert.deepEqual(
      type.fields.map((field) => [field.name, field.type?.name, field.isStatic, field.isPublic]),
      [
        ['type', undefined, true, true],
        ['bus', 'EventBus', false, false],
        ['repo', 'Repo', false, true],
      ],
    );
    assert.deepEqual(
      type.methods.map(({ name, returns }) => [name, returns?.name]),
      [
        ['constructor', undefined],
        ['execute', 'Promise'],
      ],
    );
  });

  it('order calls as they are made and say what becomes of each', async () => {
    const body = await bodyOf(
      `async function f() {
  await a(b());
  const c = d();
  return e().g(h);
  i() && j();
}`,
      'f',
    );
    assert.deepEqual(
      callsIn(body).map(({ path, outcome }) => [path.join('.'), outcome]),
      [
        ['b', 'kept'],
        ['a', 'awaited'],
        ['d', 'kept'],
        ['e', 'kept'],
        ['e.().g', 'returned'],
        ['i', 'kept'],
        ['j', 'dropped'],
      ],
    );
  });

  it('nest effects in branches, loops, tries and cases', async () => {
    const body = await bodyOf(
      `async function f() {
  if (x) a(); else b();
  for await (const m of stream) { c(); }
  try { d(); } catch (error) { e(); } finally { g(); }
  switch (x) { case 'one': h(); default: i(); }
}`,
      'f',
    );
    const kinds = callsIn(body).map((call) => [call.path[0], body.blocks[call.block]?.kind]);
    assert.deepEqual(kinds, [
      ['a', 'branch'],
      ['b', 'branch'],
      ['c', 'loop'],
      ['d', 'try'],
      ['e', 'catch'],
      ['g', 'finally'],
      ['h', 'case'],
      ['i', 'case'],
    ]);
    const loop = body.blocks.find((block) => block.kind === 'loop');
    assert.deepEqual([loop?.names, loop?.awaits], [['m'], true]);
  });

  it('tell what a call does from its names and the declared type of the receiver', async () => {
    const body = await bodyOf(
      `class S {
  constructor(private readonly x: OrderRepository, private readonly y: MessageBus) {}
  async f(z: KafkaProducer) {
    await this.x.save(o); await this.y.publish(o); await z.send(o);
    await pool.query('SELECT 1'); await pool.query(\`UPDATE t SET a = \${b}\`);
    res.send(o); emitter.emit('x'); map.delete(k); cache.set(k);
    new Date(); new Date(o.at); Date.now(); Math.random(); crypto.randomUUID(); channel.ack(m); fetch(u);
  }
}`,
      'f',
    );
    assert.deepEqual(
      callsIn(body).map(({ path, does }) => `${path.slice(-2).join('.')}: ${does}`),
      [
        'x.save: write',
        'y.publish: publish',
        'z.send: publish',
        'pool.query: read',
        'pool.query: write',
        'res.send: undefined',
        'emitter.emit: undefined',
        'map.delete: undefined',
        'cache.set: undefined',
        'Date: clock',
        'Date: undefined',
        'Date.now: clock',
        'Math.random: random',
        'crypto.randomUUID: random',
        'channel.ack: acknowledge',
        'fetch: remoteCall',
      ],
    );
  });

  it('tie callbacks to the call they are given to, also inside object literals', async () => {
    const model = await modelOf(`consumer.run({ eachMessage: async ({ message }) => handle(message) });`);
    const callback = model.bodies.find((body) => body.name === 'eachMessage');
    assert.deepEqual(callback?.argumentOf?.path, ['consumer', 'run']);
    assert.equal(model.handlers[0]?.role, 'consumer');
  });

  it('know the parts that bodies play', async () => {
    const { handlers } = await modelOf(`
@QueryHandler(GetOrder) class A { execute(query: GetOrder) {} }
class PlaceOrderHandler implements ICommandHandler<PlaceOrder> { execute(c: PlaceOrder) {} }
export const evolve = (state: State, event: OrderEvent) => state;
class Stock extends AggregateRoot { onStockReserved(event: StockReserved) {} }
const orderListProjection = { evolve(list: List, event: OrderEvent) { return list; } };
class Click { onClick(event: MouseEvent) {} }
class Shipping { @EventPattern('shop.orders') take(data: object) {} }`);
    assert.deepEqual(
      handlers.map(({ role, messages, body }) => [role, body.name, messages.join()]),
      [
        ['queryHandler', 'execute', 'GetOrder'],
        ['commandHandler', 'execute', 'PlaceOrder'],
        ['evolve', 'evolve', 'OrderEvent'],
        ['evolve', 'onStockReserved', 'StockReserved'],
        ['projection', 'evolve', 'OrderEvent'],
        ['consumer', 'take', 'object'],
      ],
    );
  });

  it('are read from JavaScript and TSX too', async () => {
    for (const path of ['a.js', 'a.mjs', 'a.cjs', 'a.jsx', 'a.tsx', 'a.mts', 'a.cts']) {
      const model = await modelOf('export const f = async () => { await bus.publish(x); };', path);
      assert.equal(model.syntaxErrors, 0, path);
      assert.equal(model.bodies[1]?.name, 'f', path);
    }
    const jsx = await modelOf(
      'export const Page = () => <button onClick={() => save()}>ok</button>;',
      'a.tsx',
    );
    assert.equal(jsx.syntaxErrors, 0);
    assert.equal(jsx.bodies.length, 3);
  });

  it('survive code that is half typed', async () => {
    const model = await modelOf(
      'export class PlaceOrder {\n  async execute(order) {\n    await this.orders.save(order);\n    await this.',
    );
    assert.ok(model.syntaxErrors > 0);
    assert.ok(model.bodies.some((body) => callsIn(body).some((call) => call.path.at(-1) === 'save')));
  });
});

describe('analysis', () => {
  it('passes over other languages, files without a gate and large files', async () => {
    assert.deepEqual(await analyse(parser, 'a.md', '# fetch(x)'), { skipped: 'language' });
    assert.deepEqual(await analyse(parser, 'a.ts', 'export const a = 1;'), { skipped: 'gate' });
    assert.deepEqual(await analyse(parser, 'a.ts', 'fetch(x);'.repeat(10), 50), { skipped: 'size' });
  });
});
