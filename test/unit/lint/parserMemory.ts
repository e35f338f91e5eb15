/**
 * Run as a process of its own: parses a text many times and prints the parser's memory in bytes after the first
 * rounds and at the end.
 */
import { analyse } from '../../../src/core/analysis/analyse.ts';

/** The engine keeps its memory to itself, so it is caught where it is made. */
const memories: WebAssembly.Memory[] = [];
WebAssembly.Memory = class extends WebAssembly.Memory {
  constructor(descriptor: WebAssembly.MemoryDescriptor) {
    super(descriptor);
    memories.push(this);
  }
};

const { parser } = await import('./support.ts');
const text =
  'export async function place(order) { await orders.save(order); await bus.publish(order); }\n'.repeat(150);

async function bytesAfter(rounds: number): Promise<number> {
  for (let round = 0; round < rounds; round += 1) await analyse(parser, 'src/order.ts', text);
  return memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
}

process.stdout.write(JSON.stringify({ settled: await bytesAfter(20), end: await bytesAfter(100) }));
