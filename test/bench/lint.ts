/**
 * Measures what a keystroke costs: a text is edited at random places, and analysed and linted again each time.
 * Prints JSON; run it with `node test/bench/lint.ts [rounds]`.
 */
import { analyse } from '../../src/core/analysis/analyse.ts';
import { createParser } from '../../src/core/analysis/parser.ts';
import { defaultConfig } from '../../src/core/lint/config.ts';
import { lint } from '../../src/core/lint/engine.ts';
import { rules } from '../../src/core/lint/rules/index.ts';
import { nodeParserFiles } from '../../src/server/parserFiles.ts';

const rounds = Number(process.argv[2] ?? 200);
const parser = createParser(nodeParserFiles());

/** One service class with a projection, 25 lines, that passes several gates. */
const part = (n: number) => `
export class PlaceOrder${n}Handler {
  constructor(private readonly orders: OrderRepository, private readonly bus: MessageBus) {}

  async execute(command: PlaceOrder${n}): Promise<void> {
    const order = await this.orders.find(command.orderId);
    if (order === undefined) throw new Error(\`unknown order \${command.orderId}\`);
    const lines = command.lines.map((line) => ({ sku: line.sku, quantity: line.quantity }));
    try {
      await this.orders.save({ ...order, lines, status: 'PLACED' });
      await this.bus.publish('shop.order.events.v1', { type: 'OrderPlaced', orderId: order.id, lines });
    } catch (error) {
      this.logger.warn({ error, orderId: command.orderId });
      throw error;
    }
  }
}

export function evolve${n}(order: Order, event: OrderEvent): Order {
  switch (event.type) {
    case 'OrderPlaced':
      return { ...order, status: 'PLACED', placedAt: new Date(event.data.placedAt) };
    default:
      return order;
  }
}
`;

function sample(lines: number): string {
  let text = "import { Kafka } from 'kafkajs';\n";
  for (let n = 0; text.split('\n').length < lines; n += 1) text += part(n);
  return text;
}

async function keystrokes(lines: number) {
  let text = sample(lines);
  const times: number[] = [];
  const document = parser.forDocument();
  for (let round = 0; round < rounds + 20; round += 1) {
    const at = text.indexOf('orderId', (round * 7919) % (text.length - 2000));
    text = `${text.slice(0, at)}x${text.slice(at)}`;
    const start = performance.now();
    const analysis = await analyse(document, 'src/order.ts', text);
    if ('model' in analysis) lint(analysis.model, text, rules, defaultConfig);
    // The first rounds warm up the compiler.
    if (round >= 20) times.push(performance.now() - start);
  }
  document.close();
  times.sort((a, b) => a - b);
  const percentile = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2));
  return {
    lines,
    kilobytes: Math.round(text.length / 1024),
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
  };
}

const results = [];
for (const lines of [300, 1000, 4000]) results.push(await keystrokes(lines));
console.log(JSON.stringify({ unit: 'ms', rounds, keystrokes: results }, undefined, 2));
