import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { transform } from 'esbuild';
import { FaultPlan, survive } from '../../../content/shop/faultPlan.ts';
import { Rng } from '../../../content/shop/rng.ts';
import type * as Pattern from '../../../content/snippets/typescript/pb-command-handler-nestjs.ts';
import { MemoryTransactions, untilCommitted } from './memoryTransactions.ts';

const root = join(import.meta.dirname, '../../..');

interface Database {
  readonly outcomes: Map<string, Pattern.PlaceOrderOutcome>;
  readonly orders: Map<string, number>;
  readonly outbox: unknown[];
}

describe('pb-command-handler-nestjs', function () {
  this.timeout(20_000);
  let folder: string;
  let pattern: typeof Pattern;

  before(async () => {
    // Node takes types out by itself, but decorators have to be compiled.
    folder = mkdtempSync(join(tmpdir(), 'patternbook-'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const source = readFileSync(
      join(root, 'content/snippets/typescript/pb-command-handler-nestjs.ts'),
      'utf8',
    );
    const tsconfigRaw = { compilerOptions: { experimentalDecorators: true } };
    const file = join(folder, 'pattern.mjs');
    writeFileSync(file, (await transform(source, { loader: 'ts', format: 'esm', tsconfigRaw })).code);
    pattern = (await import(pathToFileURL(file).href)) as typeof Pattern;
  });
  after(() => rmSync(folder, { recursive: true }));

  /** The command bus of an application whose database may fail. */
  async function busOver(database: MemoryTransactions<Database>): Promise<CommandBus> {
    const { OrderTransactions, PlaceOrderHandler } = pattern;
    const run: Pattern.OrderTransactions['run'] = (work) =>
      database.run(({ outcomes, orders, outbox }) =>
        work({
          outcomeOf: async (commandId) => outcomes.get(commandId),
          recordOutcome: async (commandId, outcome) => void outcomes.set(commandId, outcome),
          orderExists: async (orderId) => orders.has(orderId),
          insertOrder: async (orderId, total) => void orders.set(orderId, total),
          enqueue: async (event) => void outbox.push(event),
        }),
      );
    const transactions = { run } satisfies Pattern.OrderTransactions;
    const application = await NestFactory.createApplicationContext(
      {
        module: class Shop {},
        imports: [CqrsModule.forRoot()],
        providers: [
          { provide: OrderTransactions, useValue: transactions },
          {
            provide: PlaceOrderHandler,
            useFactory: (given: Pattern.OrderTransactions) => new PlaceOrderHandler(given),
            inject: [OrderTransactions],
          },
        ],
      },
      { logger: false },
    );
    await application.init();
    return application.get(CommandBus);
  }

  it('has one effect and one outcome on the bus, however often the command comes and the process dies', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const empty = { outcomes: new Map(), orders: new Map(), outbox: [] };
      const database = new MemoryTransactions<Database>(empty, new FaultPlan(new Rng(seed), { crash: 0.4 }));
      const bus = await busOver(database);
      const command = { commandId: 'cmd-1', orderId: 'ord-1001', total: 45_000 };
      const send = () =>
        survive(() => untilCommitted(() => bus.execute(new pattern.PlaceOrderCommand(command))));
      const accepted = { status: 'accepted', orderId: 'ord-1001' };
      assert.deepEqual(await Promise.all([send(), send(), send()]), [accepted, accepted, accepted]);
      assert.equal(database.state.outbox.length, 1, `seed ${seed}`);
    }
  });
});
