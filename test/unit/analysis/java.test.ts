import assert from 'node:assert/strict';
import { analyse } from '../../../src/core/analysis/analyse.ts';
import type { Call, PatternModel } from '../../../src/core/analysis/model.ts';
import { createParser } from '../../../src/core/analysis/parser.ts';
import { nodeParserFiles } from '../../../src/server/parserFiles.ts';

const parser = createParser(nodeParserFiles());

async function modelOf(text: string): Promise<PatternModel> {
  const analysis = await analyse(parser, 'src/Shop.java', `${text}\nclass AnyQueryHandler {}\n`);
  assert.ok('model' in analysis);
  return analysis.model;
}

const service = `package shop;
import org.springframework.kafka.core.KafkaTemplate;
import static java.util.UUID.randomUUID;
import java.util.*;

@Service
public class OrderService extends Base<X> implements Handler<PlaceOrder>, Other {
  private final OrderRepository orders;
  @Autowired KafkaTemplate<String, String> kafkaTemplate;

  @Transactional(readOnly = true) @KafkaListener(topics = "shop")
  public Order place(PlaceOrder command) {
    var order = orders.findById(command.id()).orElseThrow(() -> new Missing("x"));
    for (Line line : order.lines()) { kafkaTemplate.send("t", line); }
    try { a(); } catch (A | B e) { b(); } finally { c(); }
    if (x) d(); else e();
    switch (y) { case 1: f(); break; default: g(); }
    jdbcTemplate.update("""
      UPDATE stock SET reserved = reserved + 1
      """);
    return orders.save(order);
  }
}
record OrderPlaced(String id, int total) implements Event {}
`;

describe('Java facts', () => {
  it('hold imports, classes and records', async () => {
    const { imports, types, syntaxErrors } = await modelOf(service);
    assert.equal(syntaxErrors, 0);
    assert.deepEqual(
      imports.map(({ module, local }) => [module, local]),
      [
        ['org.springframework.kafka.core.KafkaTemplate', 'KafkaTemplate'],
        ['java.util.UUID.randomUUID', 'randomUUID'],
        ['java.util', '*'],
      ],
    );
    const [order, placed] = types;
    assert.deepEqual(
      order?.annotations.map(({ name }) => name),
      ['Service'],
    );
    assert.deepEqual(
      order.extends.map(({ name, arguments: args }) => [name, args[0]?.name]),
      [['Base', 'X']],
    );
    assert.deepEqual(
      order.implements.map(({ name }) => name),
      ['Handler', 'Other'],
    );
    assert.deepEqual(
      order.fields.map(({ name, type, readonly }) => [name, type?.name, readonly]),
      [
        ['orders', 'OrderRepository', true],
        ['kafkaTemplate', 'KafkaTemplate', false],
      ],
    );
    assert.deepEqual(
      placed?.fields.map(({ name, type }) => [name, type?.name]),
      [
        ['id', 'String'],
        ['total', 'int'],
      ],
    );
  });

  it('hold effects in order, with nesting, receivers and what they do', async () => {
    const { bodies, handlers } = await modelOf(service);
    const body = bodies.find(({ name }) => name === 'place');
    assert.deepEqual(
      body?.annotations.map(({ name }) => name),
      ['Transactional', 'KafkaListener'],
    );
    const calls = body.effects.filter((effect): effect is Call => effect.kind === 'call');
    assert.deepEqual(
      calls.map(
        (call) => `${call.path.join('.')} ${body.blocks[call.block]?.kind} ${call.does} ${call.outcome}`,
      ),
      [
        'command.id body undefined awaited',
        'orders.findById body read awaited',
        'orders.findById.().orElseThrow body undefined awaited',
        'order.lines body undefined awaited',
        'kafkaTemplate.send loop publish awaited',
        'a try undefined awaited',
        'b catch undefined awaited',
        'c finally undefined awaited',
        'd branch undefined awaited',
        'e branch undefined awaited',
        'f case undefined awaited',
        'g case undefined awaited',
        'jdbcTemplate.update body write awaited',
        'orders.save body write returned',
      ],
    );
    assert.equal(calls.at(-1)?.receiverType, 'OrderRepository');
    assert.deepEqual(
      handlers.map(({ role, messages }) => [role, messages.join()]),
      [['consumer', 'PlaceOrder']],
    );
  });

  it('tie lambdas to their calls and survive code that is half typed', async () => {
    const { bodies } = await modelOf(service);
    assert.equal(bodies.find(({ argumentOf }) => argumentOf)?.argumentOf?.path.at(-1), 'orElseThrow');
    const half = await modelOf('class A { void f() { orders.save(order); kafkaTemplate.se');
    assert.ok(half.syntaxErrors > 0);
  });
});
