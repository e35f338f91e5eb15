import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureOf, namesFor, root, scaffolds, withScaffold } from './scaffolded.ts';

const typescript = scaffolds.filter(({ language }) => language === 'typescript');

describe('TypeScript scaffolds', function () {
  this.timeout(120_000);

  for (const scaffold of typescript) {
    for (const name of namesFor(scaffold)) {
      it(`${scaffold.pattern}: npm test passes, named ${name}`, () => {
        assert.equal(scaffold.test, 'npm test');
        withScaffold(scaffold, name, tmpdir(), (folder) => {
          assert.equal(failureOf('npm', ['test', '--offline'], folder), '');
        });
      });
    }

    it(`${scaffold.pattern}: compiles by its own tsconfig.json`, () => {
      // Inside the checkout, so that the compiler finds the types of Node.
      withScaffold(scaffold, 'GiftCard', join(root, 'out'), (folder) => {
        const strict = {
          extends: './tsconfig.json',
          compilerOptions: { noUnusedLocals: true, types: ['node'] },
        };
        writeFileSync(join(folder, 'tsconfig.strict.json'), JSON.stringify(strict));
        assert.equal(
          failureOf(join(root, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.strict.json'], folder),
          '',
        );
      });
    });
  }
});
