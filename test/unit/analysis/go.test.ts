import assert from 'node:assert/strict';
import { analyse } from '../../../src/core/analysis/analyse.ts';
import type { Body, Call, PatternModel } from '../../../src/core/analysis/model.ts';
import { createParser } from '../../../src/core/analysis/parser.ts';
import { nodeParserFiles } from '../../../src/server/parserFiles.ts';

const parser = createParser(nodeParserFiles());

async function modelOf(text: string): Promise<PatternModel> {
  // The type name opens a gate, whatever the text is about.
  const analysis = await analyse(parser, 'shop.go', `package shop\n${text}\n// AnyQueryHandler\n`);
  assert.ok('model' in analysis);
  return analysis.model;
}

async function bodyOf(text: string, name = 'f'): Promise<Body> {
  const body = (await modelOf(text)).bodies.find((one) => one.name === name);
  assert.ok(body, `no body ${name}`);
  return body;
}

function callsIn(body: Body): Call[] {
  return body.effects.filter((effect) => effect.kind === 'call');
}

describe('Go facts', () => {
  it('hold imports by what their packages are called', async () => {
    const { imports } = await modelOf(`
import "fmt"
import (
	sdk "go.temporal.io/sdk/workflow"
	"github.com/segmentio/kafka-go"
	"github.com/jackc/pgx/v5"
	. "shop/events"
	_ "embed"
)`);
    assert.deepEqual(
      imports.map(({ module, local }) => [module, local]),
      [
        ['fmt', 'fmt'],
        ['go.temporal.io/sdk/workflow', 'sdk'],
        ['github.com/segmentio/kafka-go', 'kafka'],
        ['github.com/jackc/pgx/v5', 'pgx'],
        ['shop/events', '*'],
        ['embed', '_'],
      ],
    );
  });

  it('hold structs with what they embed and their methods, interfaces and other types', async () => {
    const { types } = await modelOf(`
func (o *Order) Place(ctx context.Context) (*Receipt, error) { return nil, nil }
type Order struct {
	Base
	*audit.Trail
	ID, Name string \`json:"id"\`
	lines []Line
	repo Repository[Order]
}
type Event interface { io.Reader; EventName() string }
type Status string`);
    const [order, event, status] = types;
    assert.equal(order?.kind, 'class');
    assert.deepEqual(
      order.extends.map(({ name, qualifier }) => [name, qualifier]),
      [
        ['Base', undefined],
        ['Trail', 'audit'],
      ],
    );
    assert.deepEqual(
      order.fields.map(({ name, type, isPublic }) => [name, type?.name, type?.arguments[0]?.name, isPublic]),
      [
        ['Base', 'Base', undefined, true],
        ['Trail', 'Trail', undefined, true],
        ['ID', 'string', undefined, true],
        ['Name', 'string', undefined, true],
        ['lines', 'Array', 'Line', false],
        ['repo', 'Repository', 'Order', false],
      ],
    );
    assert.deepEqual(
      order.methods.map(({ name, returns }) => [name, returns?.name]),
      [['Place', 'Receipt']],
    );
    assert.deepEqual(
      [
        event?.kind,
        event?.extends[0]?.name,
        event?.methods.map(({ name, returns }) => [name, returns?.name]),
      ],
      ['interface', 'Reader', [['EventName', 'string']]],
    );
    assert.deepEqual([status?.kind, status?.aliased?.name], ['alias', 'string']);
  });

  it('call the object of a method `this`, and know the types of its fields', async () => {
    const body = await bodyOf(`
func (s *Shop) f(ctx context.Context, a, b Order, rest ...Line) error {
	return s.orders.Save(ctx, a)
}
type Shop struct { orders OrderRepository }`);
    assert.deepEqual(
      body.parameters.map(({ names, type }) => [names[0], type?.qualifier, type?.name]),
      [
        ['ctx', 'context', 'Context'],
        ['a', undefined, 'Order'],
        ['b', undefined, 'Order'],
        ['rest', undefined, 'Line'],
      ],
    );
    const [save] = callsIn(body);
    assert.deepEqual([body.kind, body.owner, body.returns?.name], ['method', 'Shop', 'error']);
    assert.deepEqual(
      [save?.path.join('.'), save?.receiverType, save?.does, save?.outcome],
      ['this.orders.Save', 'OrderRepository', 'write', 'returned'],
    );
  });

  it('nest effects in branches, loops and cases; what is deferred comes last', async () => {
    const body = await bodyOf(`
func f() {
	defer z()
	defer y()
	if err := a(); err != nil { b() } else if c() { d() } else { e() }
	for i := g(); i < 3; i++ { h() }
	for k, v := range m { i() }
	for j() { k() }
	for { l() }
	switch x := m(); x { case "one", n(): o(); default: p() }
	switch e := event.(type) { case *OrderPlaced: q(e) }
	select { case v := <-r(): s(v); case ch <- t(): default: u() }
	{ v() }
}`);
    assert.deepEqual(
      callsIn(body).map((call) => [call.path.join('.'), body.blocks[call.block]?.kind]),
      [
        ['a', 'body'],
        ['b', 'branch'],
        ['c', 'branch'],
        ['d', 'branch'],
        ['e', 'branch'],
        ['g', 'body'],
        ['h', 'loop'],
        ['i', 'loop'],
        ['j', 'loop'],
        ['k', 'loop'],
        ['l', 'loop'],
        ['m', 'body'],
        ['n', 'body'],
        ['o', 'case'],
        ['p', 'case'],
        ['q', 'case'],
        ['r', 'case'],
        ['r.().<-', 'case'],
        ['s', 'case'],
        ['t', 'case'],
        ['ch.<-', 'case'],
        ['u', 'case'],
        ['v', 'body'],
        ['y', 'finally'],
        ['z', 'finally'],
      ],
    );
    const range = body.blocks.find((block) => block.names.length > 0);
    assert.deepEqual(range?.names, ['k', 'v']);
    const placed = body.blocks.findLast((block) => block.subject?.kind === 'name');
    assert.ok(placed?.subject?.kind === 'name');
    assert.deepEqual(placed.subject.path, ['OrderPlaced']);
  });

  it('make a literal of a named type a call that constructs, of a map or slice an object or list', async () => {
    const body = await bodyOf(`
func f() {
	order := &shop.Order{ID: "1", Lines: []Line{{Sku: "a"}}}
	prices := map[string]int{"a": 1}
	point := Point{1, 2}
	events := make(chan Event)
	count := new(Counter)
}`);
    const assigned = body.effects.filter((effect) => effect.kind === 'assign');
    assert.deepEqual(
      assigned.map(({ names, type, value }) => [names[0], type?.name, value?.kind]),
      [
        ['order', 'Order', 'call'],
        ['prices', 'map', 'object'],
        ['point', 'Point', 'call'],
        ['events', 'chan', 'call'],
        ['count', 'Counter', 'call'],
      ],
    );
    const [order, point] = callsIn(body).filter((call) => call.construct);
    const [fields] = order?.arguments ?? [];
    assert.deepEqual(order?.path, ['shop', 'Order']);
    assert.ok(fields?.kind === 'object');
    const lines = fields.properties.find(({ key }) => key === 'Lines')?.value;
    assert.ok(lines?.kind === 'list' && lines.items[0]?.kind === 'object');
    assert.deepEqual(
      point?.arguments.map(({ kind }) => kind),
      ['literal', 'literal'],
    );
  });

  it('say what becomes of a call: only what `go` starts is dropped', async () => {
    const model = await modelOf(`
func f() (int, error) {
	go a(b())
	go func() { c() }()
	d(func(m Message) error { return e(m) })
	ch <- 1
	panic("no")
	return g(), nil
}`);
    const body = model.bodies.find(({ name }) => name === 'f');
    assert.ok(body);
    assert.deepEqual(
      callsIn(body).map(({ path, outcome }) => [path.join('.'), outcome]),
      [
        ['b', 'awaited'],
        ['a', 'dropped'],
        ['?', 'dropped'],
        ['d', 'awaited'],
        ['ch.<-', 'awaited'],
        ['panic', 'awaited'],
        ['g', 'returned'],
      ],
    );
    assert.deepEqual(
      body.effects.filter(({ kind }) => kind === 'throw' || kind === 'return').map(({ kind }) => kind),
      ['throw', 'return'],
    );
    assert.deepEqual(
      model.bodies.slice(2).map(({ parent, argumentOf }) => [parent, argumentOf?.path[0]]),
      [
        [body.index, undefined],
        [body.index, 'd'],
      ],
    );
  });

  it('read assignments, one or many', async () => {
    const body = await bodyOf(`
func f() {
	a, err := g()
	b, c := 1, "two"
	var d, e int = 3, 4
	_ = a
	a.b["k"].c += 1
	a++
	b, c = c, b
	os.Getenv("REGION")
}`);
    assert.deepEqual(
      body.effects
        .filter((effect) => effect.kind === 'assign')
        .map(({ declares, target, names, operator }) => [declares, target.join('.'), names.join(), operator]),
      [
        [true, '', 'a,err', '='],
        [true, 'b', 'b', '='],
        [true, 'c', 'c', '='],
        [true, 'd', 'd', '='],
        [true, 'e', 'e', '='],
        [false, '_', '', '='],
        [false, 'a.b.k.c', '', '+='],
        [false, 'a', '', '++'],
        [false, 'b', '', '='],
        [false, 'c', '', '='],
      ],
    );
    assert.equal(body.effects.filter(({ kind }) => kind === 'reading').length, 1);
  });

  it('know the parts that bodies play', async () => {
    const { handlers } = await modelOf(`
import "go.temporal.io/sdk/workflow"
func Saga(ctx workflow.Context) error {
	workflow.SideEffect(ctx, func(ctx workflow.Context) interface{} { return 1 })
	workflow.ExecuteLocalActivity(ctx, func(ctx context.Context) error { return nil })
	sort.Slice(steps, func(i, j int) bool { return i < j })
}
func (h PlaceOrderCommandHandler) Handle(ctx context.Context, command PlaceOrder) error { return nil }
type PlaceOrderCommandHandler struct{}
func (m *OrdersReadModel) OnPlaced(ctx context.Context, event *OrderPlaced) error { return nil }
type OrdersReadModel struct{}
func wire() {
	router.AddConsumerHandler("audit", "topic", subscriber, audit)
	nc.Subscribe("shop", func(m *nats.Msg) {})
	cqrs.NewEventHandler("mail", func(ctx context.Context, event *OrderShipped) error { return nil })
	cqrs.NewCommandHandler("reserve", Stock{}.Handle)
}
func audit(msg *message.Message) error { return nil }
func (s Stock) Handle(ctx context.Context, cmd *ReserveStock) error { return nil }
func read() {
	for { reader.ReadMessage(ctx) }
}`);
    assert.deepEqual(
      handlers.map(({ role, messages, body }) => [role, body.name ?? '', messages.join()]),
      [
        ['workflow', 'Saga', ''],
        ['workflow', '', 'int'],
        ['commandHandler', 'Handle', 'PlaceOrder'],
        ['projection', 'OnPlaced', 'OrderPlaced'],
        ['consumer', '', 'Msg'],
        ['eventHandler', '', 'OrderShipped'],
        ['consumer', 'audit', 'Message'],
        ['commandHandler', 'Handle', 'ReserveStock'],
        ['consumer', 'read', ''],
      ],
    );
  });

  it('survive code that is half typed', async () => {
    const half = await modelOf('func f() {\n\to.orders.Save(ctx, order)\n\tif err := o.bus.');
    assert.ok(half.syntaxErrors > 0);
    assert.ok(half.bodies.some((body) => callsIn(body).some((call) => call.path.at(-1) === 'Save')));
  });
});
