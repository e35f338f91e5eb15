import assert from 'node:assert/strict';
import { analyse } from '../../../src/core/analysis/analyse.ts';
import type { Body, Call, PatternModel } from '../../../src/core/analysis/model.ts';
import { createParser } from '../../../src/core/analysis/parser.ts';
import { nodeParserFiles } from '../../../src/server/parserFiles.ts';

const parser = createParser(nodeParserFiles());

async function modelOf(text: string): Promise<PatternModel> {
  // The class name opens a gate, whatever the text is about.
  const analysis = await analyse(parser, 'src/shop.py', `${text}\nclass AnyQueryHandler: ...\n`);
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

describe('Python facts', () => {
  it('hold imports with their local names', async () => {
    const { imports } = await modelOf(
      `import os, a.b, c.d as e
from m import N as O, P
from . import q
from .r import *`,
    );
    assert.deepEqual(
      imports.map(({ module, name, local }) => [module, name, local]),
      [
        ['os', '*', 'os'],
        ['a.b', '*', 'a'],
        ['c.d', '*', 'e'],
        ['m', 'N', 'O'],
        ['m', 'P', 'P'],
        ['.', 'q', 'q'],
        ['.r', '*', '*'],
      ],
    );
  });

  it('hold classes with bases, decorators, dataclass fields and fields of the constructor', async () => {
    const { types } = await modelOf(`
@dataclass(frozen=True)
class OrderPlaced(Aggregate.Event, Generic[T]):
    """An event."""
    order_id: str
    total: Optional[Money] = None
    kind: ClassVar[str] = "placed"
    _cache = {}

class Repository(Protocol):
    def save(self, order: Order) -> None: ...

class PlaceOrderHandler(CommandHandler[PlaceOrder]):
    def __init__(self, orders: Repository, *, bus=None):
        self.orders = orders
        self._bus: EventBus = bus
        self.clock = SystemClock()
    async def handle(self, command: PlaceOrder) -> "Order":
        await self.orders.save(command)
`);
    const [placed, repository, handler] = types;
    assert.deepEqual(
      placed?.annotations.map(({ name }) => name),
      ['dataclass'],
    );
    assert.deepEqual(
      placed.extends.map(({ name, qualifier, arguments: args }) => [name, qualifier, args[0]?.name]),
      [
        ['Event', 'Aggregate', undefined],
        ['Generic', undefined, 'T'],
      ],
    );
    assert.deepEqual(
      placed.fields.map((one) => [one.name, one.type?.name, one.readonly, one.isPublic, one.isStatic]),
      [
        ['order_id', 'str', true, true, false],
        ['total', 'Money', true, true, false],
        ['kind', 'str', true, true, true],
        ['_cache', undefined, true, false, true],
      ],
    );
    assert.equal(repository?.kind, 'interface');
    assert.deepEqual(
      handler?.fields.map(({ name, type }) => [name, type?.name]),
      [
        ['orders', 'Repository'],
        ['_bus', 'EventBus'],
        ['clock', 'SystemClock'],
      ],
    );
    assert.deepEqual(handler.methods[1], {
      name: 'handle',
      async: true,
      returns: { name: 'Order', arguments: [], union: [], span: handler.methods[1]?.returns?.span },
    });
  });

  it('call the object of a method `this`, and know the types of its fields', async () => {
    const body = await bodyOf(
      `class Shop:
    def __init__(me, orders: OrderRepository):
        me.orders = orders
    def place(me, order: Order):
        me.orders.save(order)
        notify(lambda o: me.orders.load(o))`,
      'place',
    );
    assert.deepEqual(
      body.parameters.map(({ names, type }) => [names[0], type?.name]),
      [['order', 'Order']],
    );
    const [save] = callsIn(body);
    assert.deepEqual(
      [save?.path, save?.receiverType, save?.does],
      [['this', 'orders', 'save'], 'OrderRepository', 'write'],
    );
  });

  it('nest effects in branches, loops, tries and cases', async () => {
    const body = await bodyOf(
      `async def f():
    if x: a()
    elif y: b()
    else: c()
    async for m in consumer:
        d()
    else:
        e()
    try: g()
    except (A, B) as error: h()
    else: i()
    finally: j()
    match event:
        case OrderPlaced(id=k) if l(): m()
        case {"type": "x"} | None: n()
    found = [o(p) async for p in q() if r(p)]
    with s() as t, u(): t.v()
    while w(): break`,
      'f',
    );
    assert.deepEqual(
      callsIn(body).map((call) => [call.path.join('.'), body.blocks[call.block]?.kind]),
      [
        ['a', 'branch'],
        ['b', 'branch'],
        ['c', 'branch'],
        ['d', 'loop'],
        ['e', 'branch'],
        ['g', 'try'],
        ['i', 'branch'],
        ['h', 'catch'],
        ['j', 'finally'],
        ['m', 'case'],
        ['n', 'case'],
        ['q', 'body'],
        ['r', 'loop'],
        ['o', 'loop'],
        ['s', 'body'],
        ['u', 'body'],
        ['t.v', 'body'],
        ['w', 'loop'],
      ],
    );
    const loops = body.blocks.filter((block) => block.kind === 'loop');
    assert.deepEqual(
      loops.map(({ names, awaits }) => [names.join(), awaits]),
      [
        ['m', true],
        ['p', true],
        ['', false],
      ],
    );
    assert.deepEqual(body.blocks.find((block) => block.kind === 'catch')?.names, ['error']);
  });

  it('give what is named in a call as one last object', async () => {
    const body = await bodyOf(
      `def f():
    requests.get(url, timeout=5, *rest, headers={"a": 1, **more})
    place(**options)
    Order(id=1)`,
      'f',
    );
    const [get, place, order] = callsIn(body);
    assert.deepEqual(
      get?.arguments.map((value) => value.kind),
      ['name', 'spread', 'object'],
    );
    const options = get.arguments.at(-1);
    assert.ok(options?.kind === 'object' && !options.open);
    assert.deepEqual(
      options.properties.map(({ key, value }) => [key, value.kind]),
      [
        ['timeout', 'literal'],
        ['headers', 'object'],
      ],
    );
    assert.ok(place?.arguments[0]?.kind === 'object' && place.arguments[0].open);
    assert.equal(order?.construct, true);
  });

  it('say what becomes of a call: only a task that nobody keeps is dropped', async () => {
    const body = await bodyOf(
      `async def f():
    await a(b())
    c()
    asyncio.create_task(d())
    task = asyncio.create_task(e())
    return g()`,
      'f',
    );
    assert.deepEqual(
      callsIn(body).map(({ path, outcome }) => [path.join('.'), outcome]),
      [
        ['b', 'awaited'],
        ['a', 'awaited'],
        ['c', 'awaited'],
        ['d', 'dropped'],
        ['asyncio.create_task', 'dropped'],
        ['e', 'awaited'],
        ['asyncio.create_task', 'awaited'],
        ['g', 'returned'],
      ],
    );
  });

  it('read texts, names and assignments', async () => {
    const body = await bodyOf(
      String.raw`def f(self):
    a = f'"{b}" {c():>10}' "\n" r"\n"
    a = 2
    d, (e, *g) = h()
    d.i["k"].j += 1
    if (n := o()) and not n: pass
    del d["k"], g
    os.environ["REGION"]
    os.getenv("REGION")`,
      'f',
    );
    const assigned = body.effects.filter((effect) => effect.kind === 'assign');
    assert.deepEqual(
      assigned.map(({ declares, target, names, operator }) => [
        declares,
        target.join('.'),
        names.join(),
        operator,
      ]),
      [
        [true, 'a', 'a', '='],
        [false, 'a', '', '='],
        [true, '', 'd,e,g', '='],
        [false, 'd.i.k.j', '', '+='],
        [true, 'n', 'n', '='],
        [false, 'd.k', '', 'delete'],
        [false, 'g', '', 'delete'],
      ],
    );
    const text = assigned[0]?.value;
    assert.ok(text?.kind === 'text');
    assert.equal(text.text, '"?" ?\n\\n');
    assert.deepEqual(
      text.parts.map((part) => part.kind),
      ['name', 'call'],
    );
    assert.deepEqual(
      body.effects.filter((effect) => effect.kind === 'reading').map(({ path }) => path.join('.')),
      ['os.environ.REGION', 'os.getenv'],
    );
  });

  it('know the parts that bodies play', async () => {
    const { handlers } = await modelOf(`
class Order(Aggregate):
    @event("Approved")
    def approve(self, at): ...
    class Rejected(Aggregate.Event):
        def apply(self, aggregate): ...
class Stock:
    def apply_stock_reserved(self, event: StockReserved): ...
class Payments(ProcessApplication):
    def policy(self, domain_event, process_event): ...
class RevenueProjection:
    def on_order_placed(self, event: OrderPlaced): ...
class PlaceOrderCommandHandler:
    def __call__(self, command: PlaceOrder): ...
@shared_task
def send_mail(order_id): ...
def on_delivery(channel, method, properties, body): ...
channel.basic_consume(queue="shop", on_message_callback=on_delivery)
def poll():
    while True: consumer.poll(1.0)
EVENT_HANDLERS = {events.OrderPlaced: [send_receipt]}
COMMAND_HANDLERS = {commands.PlaceOrder: place}
def send_receipt(event: events.OrderPlaced): ...
def place(command: commands.PlaceOrder): ...
@workflow.defn
class Saga:
    @workflow.run
    async def run(self, order_id): await workflow.wait_condition(lambda: self.done)
`);
    assert.deepEqual(
      handlers.map(({ role, messages, body }) => [role, body.name ?? '', messages.join()]),
      [
        ['evolve', 'approve', 'Approved'],
        ['evolve', 'apply', 'Rejected'],
        ['evolve', 'apply_stock_reserved', 'StockReserved'],
        ['eventHandler', 'policy', ''],
        ['projection', 'on_order_placed', 'OrderPlaced'],
        ['commandHandler', '__call__', 'PlaceOrder'],
        ['consumer', 'send_mail', ''],
        ['consumer', 'on_delivery', ''],
        ['consumer', 'poll', ''],
        ['eventHandler', 'send_receipt', 'OrderPlaced'],
        ['commandHandler', 'place', 'PlaceOrder'],
        ['workflow', 'run', ''],
        ['workflow', '', ''],
      ],
    );
  });

  it('keep comments without their marks, and survive code that is half typed', async () => {
    const { comments } = await modelOf('"""No comment."""\na = 1  # patternbook-disable-line x -- y');
    assert.deepEqual(
      comments.map(({ text }) => text),
      ['patternbook-disable-line x -- y'],
    );
    const half = await modelOf(
      'class A:\n    def f(self):\n        self.orders.save(order)\n        self.bus.',
    );
    assert.ok(half.syntaxErrors > 0);
    assert.ok(half.bodies.some((body) => callsIn(body).some((call) => call.path.at(-1) === 'save')));
  });
});
