import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../../../src/core/analysis/analyse.ts';
import { fileKindOf } from '../../../src/core/analysis/gates.ts';
import type { Body, PatternModel, Value } from '../../../src/core/analysis/model.ts';
import { createParser } from '../../../src/core/analysis/parser.ts';
import { nodeParserFiles } from '../../../src/server/parserFiles.ts';

const parser = createParser(nodeParserFiles());
const orders = readFileSync(join(import.meta.dirname, '../../fixtures/csharp/Orders.cs'), 'utf8');

async function modelOf(text: string): Promise<PatternModel> {
  // The class name opens a gate, whatever the text is about.
  const analysis = await analyse(parser, 'src/Shop.cs', `${text}\nclass AnyQueryHandler { }\n`);
  assert.ok('model' in analysis);
  return analysis.model;
}

/** The method `Run` of a class that has these statements in it. */
async function running(statements: string, members = ''): Promise<Body> {
  const model = await modelOf(`class Shop { ${members}\n async Task Run(object x) {\n${statements}\n} }`);
  assert.equal(model.syntaxErrors, 0);
  const body = model.bodies.find(({ name }) => name === 'Run');
  assert.ok(body);
  return body;
}

function calls(body: Body): string[] {
  return body.effects.flatMap((effect) =>
    effect.kind === 'call'
      ? [`${effect.path.join('.')} ${body.blocks[effect.block]?.kind} ${effect.does} ${effect.outcome}`]
      : [],
  );
}

async function valueIn(expression: string): Promise<Value | undefined> {
  const body = await running(`var it = ${expression};`);
  return body.effects.find((effect) => effect.kind === 'assign')?.value;
}

function shape(value: Value | undefined): unknown {
  switch (value?.kind) {
    case 'text':
      return value.parts.length > 0 ? [value.text, value.parts.map(shape)] : value.text;
    case 'name':
      return value.path.join('.');
    case 'object':
      return Object.fromEntries(value.properties.map((one) => [one.key, shape(one.value)]));
    case 'list':
      return value.items.map(shape);
    case 'call':
      return { [value.call.path.join('.')]: value.call.arguments.map(shape) };
    case 'spread':
      return `...${String(shape(value.value))}`;
    default:
      return value?.kind;
  }
}

describe('C# facts', () => {
  it('hold imports, of a namespace, of a class, and by another name', async () => {
    const { imports, syntaxErrors } = await modelOf(orders);
    assert.equal(syntaxErrors, 0);
    assert.deepEqual(
      imports.map(({ module, name, local }) => [module, name, local]),
      [
        ['System.Text.Json', '*', '*'],
        ['MediatR', '*', '*'],
        ['Microsoft.EntityFrameworkCore', '*', '*'],
        ['Shop.Orders.OrderRules', '*', '*'],
        ['System.Collections.Generic.IReadOnlyList', 'IReadOnlyList', 'Lines'],
      ],
    );
  });

  it('tell base classes from interfaces, and what each type holds', async () => {
    const { types } = await modelOf(orders);
    assert.deepEqual(
      types
        .slice(0, -1)
        .map((type) => [
          type.name,
          type.extends.map(({ name }) => name).join(),
          type.implements.map(({ name }) => name).join(),
          type.fields.map((field) => `${field.readonly ? '' : '~'}${field.isPublic ? '' : '-'}${field.name}`),
        ]),
      [
        ['IOrderRepository', '', '', ['UnitOfWork']],
        ['OrderLine', '', '', ['Sku', 'Quantity', 'Price']],
        ['OrderEvent', '', 'IDomainEvent', ['OrderId']],
        ['OrderPlaced', 'OrderEvent', '', ['OrderId', 'Lines', 'PlacedAt']],
        ['OrderApproved', 'OrderEvent', '', ['OrderId']],
        ['OrderCancelled', 'OrderEvent', 'INotification', ['OrderId', 'Reason']],
        ['Money', '', '', ['Amount', 'Currency']],
        ['Order', 'AggregateRoot', '', ['-MaxLines', '-Json', '-_lines', 'Status', 'Currency']],
        [
          'PlaceOrderHandler',
          '',
          'IRequestHandler,INotificationHandler',
          ['~-orders', '~-mediator', '~-logger', '-Gate', '-Gate'],
        ],
        ['OrderQueries', '', '', ['~-source']],
      ],
    );
    assert.deepEqual(
      types
        .find(({ name }) => name === 'PlaceOrderHandler')
        ?.implements[0]?.arguments.map(({ name }) => name),
      ['PlaceOrder', 'Guid'],
    );
  });

  it('hold attributes with what they are given', async () => {
    const { bodies, types } = await modelOf(
      '[ApiController, Route("orders", Name = "o")] class A { [HttpPost] public void B([FromBody] C c) { } }',
    );
    assert.deepEqual(
      types[0]?.annotations.map((one) => [one.name, one.arguments.map(shape)]),
      [
        ['ApiController', []],
        ['Route', ['orders', 'o']],
      ],
    );
    const body = bodies.find(({ name }) => name === 'B');
    assert.deepEqual(
      [body?.annotations[0]?.name, body?.parameters[0]?.annotations[0]?.name],
      ['HttpPost', 'FromBody'],
    );
  });

  it('give every function a body: accessors, local functions, lambdas and the file itself', async () => {
    const { bodies } = await modelOf(
      `app.MapPost("/orders", async (PlaceOrder c, IBus bus) => await bus.Publish(c));
void Local() => Do();
class A { int X => F(); int Y { get { return G(); } set => H(value); } A() { } delegate void D(); void M() { Func<int, int> f = n => n; var g = delegate (int n) { K(n); }; } void Abstract(); }`,
    );
    assert.deepEqual(
      bodies.map(({ kind, name, owner, async }) => [kind, name, owner, async]),
      [
        ['file', undefined, undefined, true],
        ['function', undefined, undefined, true],
        ['function', 'Local', undefined, false],
        ['method', 'X', 'A', false],
        ['method', 'Y', 'A', false],
        ['method', 'Y', 'A', false],
        ['constructor', 'A', 'A', false],
        ['method', 'M', 'A', false],
        ['function', 'f', 'A', false],
        ['function', 'g', 'A', false],
      ],
    );
    assert.deepEqual(bodies[1]?.argumentOf?.path, ['app', 'MapPost']);
  });

  it('hold effects in order, in their blocks', async () => {
    const body = await running(`
      A();
      try { B(); } catch (E e) when (C(e)) { D(); throw; } finally { F(); }
      if (G()) H(); else if (I()) J(); else K();
      foreach (var (a, b) in L()) M(a);
      await foreach (var m in N()) O(m);
      for (int i = P(); Q(i); R(i)) S();
      while (T()) U();
      do V(); while (W());
      using (var u = X()) { Y(); }
      switch (x) { case Placed p when Z(p): Aa(p); break; case "b": case "c": Bb(); return; default: Cc(); break; }
      var d = x switch { Placed p => Dd(p), _ => Ee() };`);
    assert.deepEqual(
      calls(body).map((call) => call.split(' ').slice(0, 2).join(' ')),
      [
        ['A body', 'B try', 'C body', 'D catch', 'F finally', 'G body', 'H branch', 'I branch', 'J branch'],
        ['K branch', 'L body', 'M loop', 'N body', 'O loop', 'P body', 'Q loop', 'S loop', 'R loop'],
        [
          'T loop',
          'U loop',
          'W loop',
          'V loop',
          'X body',
          'Y body',
          'Z case',
          'Aa case',
          'Bb case',
          'Cc case',
        ],
        ['Dd case', 'Ee case'],
      ].flat(),
    );
    const loops = body.blocks.filter(({ kind }) => kind === 'loop');
    assert.deepEqual(
      loops.map(({ names, awaits }) => [names.join(), awaits]),
      [
        ['a,b', false],
        ['m', true],
        ['', false],
        ['', false],
        ['', false],
      ],
    );
    const labels = body.blocks.filter(({ kind }) => kind === 'case').map(({ subject }) => shape(subject));
    assert.deepEqual(labels, ['Placed', 'b', 'c', undefined, 'Placed', 'literal']);
    assert.deepEqual(
      body.effects.flatMap(({ kind }) =>
        kind === 'throw' || kind === 'return' || kind === 'break' ? [kind] : [],
      ),
      ['throw', 'break', 'return', 'break'],
    );
  });

  it('tell what becomes of a call: only one named as asynchronous can be left running', async () => {
    const body = await running(`
      await _orders.SaveChangesAsync(ct).ConfigureAwait(false);
      _orders.SaveChanges();
      SendAsync(x);
      _ = SendAsync(x);
      Task.Run(() => x);
      await _bus?.Publish(x);
      _bus?.Channel.Publish(x);
      LoadAsync(x).GetAwaiter().GetResult();
      var text = ReadAsync(x).Result;
      return StopAsync();`);
    assert.deepEqual(calls(body), [
      '_orders.SaveChangesAsync body write awaited',
      '_orders.SaveChanges body write awaited',
      'SendAsync body undefined dropped',
      'SendAsync body undefined dropped',
      'Task.Run body undefined dropped',
      '_bus.Publish body publish awaited',
      '_bus.Channel.Publish body undefined awaited',
      'LoadAsync body undefined awaited',
      'LoadAsync.().GetAwaiter body undefined awaited',
      'LoadAsync.().GetAwaiter.().GetResult body undefined awaited',
      'ReadAsync body undefined awaited',
      'StopAsync body undefined returned',
    ]);
  });

  it('know the type of a receiver, and clocks that are only read', async () => {
    const body = await running(
      '_b.Go(); this._b.Go(); Sender s = new(); s.Go(); var t = new Timer(); t.Go(); y.At = DateTime.UtcNow;',
      'private readonly IBus _b;',
    );
    assert.deepEqual(
      body.effects.flatMap((effect) => (effect.kind === 'call' ? [effect.receiverType] : [])),
      ['IBus', 'IBus', undefined, 'Sender', undefined, 'Timer'],
    );
    const reading = body.effects.find(({ kind }) => kind === 'reading');
    assert.deepEqual(reading?.kind === 'reading' && [reading.of, reading.path], [
      'clock',
      ['DateTime', 'UtcNow'],
    ]);
  });

  it('see the SQL that a constant stands for, or that is put together', async () => {
    const body = await running(
      `const string update = "UPDATE orders " +
         "SET total = total + 1"; await db.ExecuteAsync(update); await db.QueryAsync(All, x); var rows = db.Query(All); F(rows);`,
      'private const string All = "SELECT * FROM orders";',
    );
    assert.deepEqual(
      body.effects.flatMap((effect) =>
        effect.kind === 'call' ? [[effect.does, ...effect.arguments.map(shape)]] : [],
      ),
      [
        ['write', 'UPDATE orders SET total = total + 1'],
        ['read', 'SELECT * FROM orders', 'x'],
        ['read', 'SELECT * FROM orders'],
        [undefined, 'rows'],
      ],
    );
  });

  it('tell assignments and what they bind', async () => {
    const body = await running(
      'x.Total += 1; x.Lines[0] = y; x["type"] = z; n++; (var a, int b) = F(); var (c, d) = G(); if (m.TryGet(k, out Order? o)) { } var e = f = g;',
    );
    assert.deepEqual(
      body.effects.flatMap((effect) =>
        effect.kind === 'assign' ? [[effect.target.join('.'), effect.operator, effect.names.join()]] : [],
      ),
      [
        ['x.Total', '+=', ''],
        ['x.Lines.[]', '=', ''],
        ['x.type', '=', ''],
        ['n', '++', ''],
        ['', '=', 'a,b'],
        ['', '=', 'c,d'],
        ['o', '=', 'o'],
        ['f', '=', ''],
        ['e', '=', 'e'],
      ],
    );
  });

  it('give the shape of values', async () => {
    const cases: readonly (readonly [string, unknown])[] = [
      ['new Order(id) { Total = 3, [key] = 1 }', { Order: ['id', { Total: 'literal', key: 'literal' }] }],
      ['new() { a, b }', { '?': [['a', 'b']] }],
      ['new { order.Id, Kind = "x" }', { Id: 'order.Id', Kind: 'x' }],
      ['order with { Total = t }', { Total: 't' }],
      ['new[] { a, b }', ['a', 'b']],
      ['[a, ..b]', ['a', '...b']],
      ['[]', []],
      ['F([], "= [];")', { F: [[], '= [];'] }],
      ['(a, b)', ['a', 'b']],
      ['"a\\n"', 'a\n'],
      ['@"a\\b""c"', 'a\\b"c'],
      ['"""a "b" """', 'a "b"'],
      ['"a"u8', 'a'],
      ['$"a{b:N0}c{{d}}\\t"', ['a?c{d}\t', ['b']]],
      ['$@"\\{a}""b"', ['\\?"b', ['a']]],
      ['nameof(Order)', 'nameof.Order'],
      ['nameof(Shop.Order)', 'nameof.Shop.Order'],
      ['typeof(Order<X>).Name', 'typeof.Order.Name'],
      ['@event.Id', 'event.Id'],
      ['(Order)a!', 'a'],
      ['a as Order', 'a'],
      ['F(this, name: b)', { F: ['this', 'b'] }],
    ];
    for (const [source, expected] of cases) assert.deepEqual(shape(await valueIn(source)), expected, source);
  });

  it('find what plays a part in a pattern', async () => {
    const { handlers } = await modelOf(`
class A : IRequestHandler<GetOrder, Order>, INotificationHandler<OrderPlaced> {
  public Task<Order> Handle(GetOrder query, CancellationToken ct) => F();
  public Task Handle(OrderPlaced placed, CancellationToken ct) => G();
}
class B : IRequestHandler<PlaceOrder, Guid> { public Task<Guid> Handle(PlaceOrder c, CancellationToken ct) => F(); }
class C : IConsumer<Batch<OrderPlaced>> { public Task Consume(ConsumeContext<OrderPlaced> context) => F(); }
class D : IHandleMessages<ReserveStock> { public Task Handle(ReserveStock m, IMessageHandlerContext context) => F(); }
class OrderSaga : Saga<Data>, IAmStartedByMessages<OrderPlaced> { public Task Handle(OrderPlaced m, IMessageHandlerContext c) => F(); }
class E { public void Apply(OrderPlaced placed) { } public static E Create(OrderDrafted drafted) => F(); void Apply(OpenApiOperation operation) { } }
class F : SingleStreamProjection<View, Guid> { public void Apply(OrderPlaced placed, View view) { } }
class G { void When(OrderPlaced e) { } void When(OrderPaid e) { } void Other() {
  processor.ProcessMessageAsync += OnMessage; consumer.Received += (_, delivery) => { }; } Task OnMessage(Args args) => F();
  void Loop() { while (true) { var r = consumer.Consume(ct); } } [CapSubscribe("orders")] void Cap(Order o) { }
  void Function([ServiceBusTrigger("orders")] Order o) { } }
class OrderStateMachine : MassTransitStateMachine<State> { OrderStateMachine() { Initially(When(Placed).Then(context => context.Saga.At = Now())); } }`);
    assert.deepEqual(
      handlers.map(({ role, messages, body }) => `${body.owner}.${body.name} ${role} ${messages.join()}`),
      [
        'A.Handle queryHandler GetOrder',
        'A.Handle eventHandler OrderPlaced',
        'B.Handle commandHandler PlaceOrder',
        'C.Consume consumer OrderPlaced',
        'D.Handle consumer ReserveStock',
        'OrderSaga.Handle saga OrderPlaced',
        'E.Apply evolve OrderPlaced',
        'E.Create evolve OrderDrafted',
        'F.Apply projection OrderPlaced',
        'G.When evolve OrderPlaced',
        'G.When evolve OrderPaid',
        'G.Received consumer ',
        'G.OnMessage consumer Args',
        'G.Loop consumer ',
        'G.Cap consumer Order',
        'G.Function consumer Order',
      ],
    );
  });

  it('are asked of no file without a gate, and of tests only on demand', async () => {
    const dto = 'namespace Shop; public class Address { public string Street { get; init; } = ""; }';
    assert.deepEqual(await analyse(parser, 'src/Address.cs', dto), { skipped: 'gate' });
    const usedEverywhere = await analyse(parser, 'src/A.cs', 'class A : IConsumer<B> { }');
    assert.ok('model' in usedEverywhere && usedEverywhere.model.gates.has('broker'));
    const paths = [
      'Shop.Orders.UnitTests/Placing.cs',
      'Shop.Tests/A.cs',
      'src/OrderTests.cs',
      'Shop.Latest/Order.cs',
    ];
    assert.deepEqual(
      paths.map((path) => fileKindOf(path).test),
      [true, true, true, false],
    );
  });

  it('load their grammar with the first C# file', async () => {
    const files = nodeParserFiles();
    const loaded: string[] = [];
    const watched = createParser({
      ...files,
      grammar: (name) => {
        loaded.push(name);
        return files.grammar(name);
      },
    });
    await analyse(watched, 'src/a.ts', 'class AnyQueryHandler {}');
    assert.deepEqual(loaded, ['typescript']);
    await analyse(watched, 'src/A.cs', 'class AnyQueryHandler {}');
    assert.deepEqual(loaded, ['typescript', 'c-sharp']);
  });

  it('survive code that is half typed', async () => {
    const model = await modelOf('class A { void F() { _orders.Save(order); await _bus.Publ');
    assert.ok(model.syntaxErrors > 0);
    assert.ok(model.bodies.some((body) => calls(body).some((call) => call.startsWith('_orders.Save'))));
  });
});
