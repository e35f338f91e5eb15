import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTemplates } from '../../../src/build/snippets.ts';
import { expansionsOf } from '../../content/snippets/expansions.ts';

const root = join(import.meta.dirname, '../../..');

describe('TypeScript snippets', function () {
  this.timeout(60_000);
  let folder: string;

  beforeEach(() => {
    // Inside the checkout, so that the compiler finds the installed types.
    mkdirSync(join(root, 'out'), { recursive: true });
    folder = mkdtempSync(join(root, 'out', 'snippets-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('compile at their defaults, and with every name replaced', async () => {
    const { templates } = await readTemplates(root);
    for (const template of templates.filter(({ snippet }) => snippet.language === 'typescript')) {
      for (const [name, code] of expansionsOf(template)) writeFileSync(join(folder, `${name}.ts`), code);
    }
    assert.equal(compile(folder), '');
  });
});

/** What the compiler says of all files in `folder`, which is nothing when they are right. */
function compile(folder: string): string {
  const options = {
    extends: '../../src/tsconfig.base.json',
    compilerOptions: {
      noEmit: true,
      composite: false,
      emitDeclarationOnly: false,
      types: ['node'],
      noUnusedLocals: true,
    },
    include: ['**/*.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options));
  const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], {
    encoding: 'utf8',
  });
  return stdout + stderr;
}
