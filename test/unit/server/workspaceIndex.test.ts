import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyseAny } from '../../../src/core/analysis/analyse.ts';
import { createParser } from '../../../src/core/analysis/parser.ts';
import { Foreground } from '../../../src/server/map/foreground.ts';
import { WorkspaceIndex } from '../../../src/server/map/workspaceIndex.ts';
import { nodeParserFiles } from '../../../src/server/parserFiles.ts';

const parser = createParser(nodeParserFiles());

/** An index of files that are kept in memory. */
function indexOf(files: ReadonlyMap<string, string>): WorkspaceIndex {
  return new WorkspaceIndex(
    {
      files: {
        async *list() {
          yield* [...files.keys()].sort();
        },
        read: async (path) => files.get(path),
        pathInFolder: (path) => path,
      },
      parser,
      foreground: new Foreground(),
      limits: async () => ({ maxFiles: 100, maxFileSize: 10_000 }),
      progress: async () => ({ report() {}, cancelled: false, end() {} }),
      onChange() {},
      onError: (error) => assert.fail(String(error)),
    },
    'shop',
  );
}

async function readIndex(files: ReadonlyMap<string, string>): Promise<WorkspaceIndex> {
  const index = indexOf(files);
  index.start();
  await index.settled();
  return index;
}

const names = ['PlaceOrder', 'CancelOrder', 'OrderPlaced'] as const;

/** Texts that depend on each other: some name messages that only others make known. */
const text = fc.constantFrom(
  ...names.flatMap((name) => [
    `import { Command } from '@nestjs/cqrs';\nexport class ${name} extends Command<void> {}\n`,
    `export interface ${name} { readonly orderId: string }\n`,
    `import { ${name} } from './a';\nexport const make = () => new ${name}();\n`,
    `import { CommandBus } from '@nestjs/cqrs';\nimport { ${name} } from './a';\nexport const send = (commandBus: CommandBus) => commandBus.execute(new ${name}());\n`,
    `import { CommandHandler } from '@nestjs/cqrs';\nimport { ${name} } from './b';\n@CommandHandler(${name})\nexport class ${name}Handler { async execute(command: ${name}) { await this.eventBus.publish(new OrderPlaced()); } }\n`,
  ]),
  'export const total = 1;\n',
  'class { broken',
);
const path = fc.constantFrom('src/a.ts', 'src/b.ts', 'src/c.ts', 'mail/src/d.ts');

type Step =
  | { readonly kind: 'write' | 'edit'; readonly path: string; readonly text: string }
  | { readonly kind: 'remove' | 'close' | 'shift'; readonly path: string }
  | { readonly kind: 'service'; readonly name: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('write' as const, 'edit' as const), path, text }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'close' as const, 'shift' as const), path }),
  fc.record({ kind: fc.constant('service' as const), name: fc.constantFrom('shop', 'mail') }),
);

describe('workspace index', () => {
  it('is after any changes what a fresh one is', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 16 }), async (steps) => {
        const files = new Map([['src/a.ts', 'export class PlaceOrder {}\n']]);
        const open = new Map<string, string>();
        const index = await readIndex(files);
        for (const one of steps) {
          switch (one.kind) {
            case 'write': {
              const isNew = !files.has(one.path);
              files.set(one.path, one.text);
              index.changed(one.path);
              if (isNew) index.moved();
              break;
            }
            case 'shift':
              // What it says stays the same, elsewhere; the map is there to be moved.
              await index.settled();
              assert.ok(index.workspace);
              if (files.has(one.path)) files.set(one.path, `\n${files.get(one.path)}`);
              index.changed(one.path);
              break;
            case 'remove':
              files.delete(one.path);
              index.moved();
              break;
            case 'edit':
              open.set(one.path, one.text);
              await index.opened(one.path, {
                text: one.text,
                analyse: () => analyseAny(parser, one.path, one.text),
              });
              break;
            case 'close':
              open.delete(one.path);
              index.closed(one.path);
              break;
            case 'service':
              files.set('mail/package.json', JSON.stringify({ name: one.name }));
              index.moved();
              index.changed('mail/package.json');
          }
        }
        await index.settled();
        // What is open and saved counts as it is open; what was never saved is no file of the workspace.
        const seen = new Map([...files].map(([name, saved]) => [name, open.get(name) ?? saved]));
        const fresh = await readIndex(seen);
        assert.deepEqual(index.workspace.map, fresh.workspace.map);
        assert.deepEqual([...index.workspace.files], [...fresh.workspace.files]);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out files that are too large', async () => {
    const declared = (name: string) =>
      `import { Command } from '@nestjs/cqrs';\nexport class ${name} extends Command<void> {}\n`;
    const files = new Map([
      ['a.ts', declared('PlaceOrder')],
      ['b.ts', declared('CancelOrder') + ' '.repeat(10_000)],
    ]);
    const { workspace, state } = await readIndex(files);
    assert.equal(state, 'read');
    assert.deepEqual(
      workspace.map.messages.map(({ name }) => name),
      ['PlaceOrder'],
    );
  });
});
