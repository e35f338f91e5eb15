import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { planScaffold, type Scaffold } from '../../../src/core/scaffolds/scaffold.ts';
import { snippetLanguages } from '../../../src/core/snippets/snippet.ts';
import { failureOf, isInstalled, namesFor, root, scaffolds, withScaffold } from './scaffolded.ts';

/** What a machine may have: it runs the tests. The grammar, which is always here, only reads. */
const toolchains = {
  python: {
    grammar: 'python',
    version: ['python3', '--version'],
    checks: [['python3', '-W', 'error', '-m', 'unittest']],
  },
  go: {
    grammar: 'go',
    version: ['go', 'version'],
    checks: [
      ['sh', '-c', 'test -z "$(gofmt -l .)"'],
      ['go', 'vet', './...'],
      ['go', 'test', './...'],
    ],
  },
} as const;

describe('scaffolds of other languages', function () {
  this.timeout(180_000);

  for (const [language, { grammar, version, checks }] of Object.entries(toolchains)) {
    const ofLanguage = scaffolds.filter((scaffold) => scaffold.language === language);

    it(`${language}: parse by the grammar`, async () => {
      const parse = await parserOf(grammar);
      for (const scaffold of ofLanguage) {
        for (const [file, text] of sourcesOf(scaffold))
          assert.ok(parse(text), `${scaffold.pattern}: ${file}`);
      }
    });

    const [tool, ...printVersion] = version;
    if (!isInstalled(tool, printVersion)) {
      it(`${language}: nothing ran, the grammar has the last word: ${tool} is not installed`, () => {});
      continue;
    }
    for (const scaffold of ofLanguage) {
      for (const name of namesFor(scaffold)) {
        it(`${language}: the tests of ${scaffold.pattern} pass, named ${name}`, () => {
          withScaffold(scaffold, name, tmpdir(), (folder) => {
            for (const [command, ...args] of checks) assert.equal(failureOf(command, args, folder), '');
          });
        });
      }
    }
  }
});

/** The source files of a scaffold, under a name of two words. */
function sourcesOf(scaffold: Scaffold): readonly (readonly [path: string, text: string])[] {
  const ending = `.${snippetLanguages[scaffold.language].extension}`;
  return planScaffold(scaffold, 'GiftCard')
    .files.filter(({ path }) => path.endsWith(ending))
    .map(({ path, text }) => [path, text]);
}

async function parserOf(grammar: string): Promise<(text: string) => boolean> {
  await Parser.init();
  const wasm = join(root, `node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-${grammar}.wasm`);
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(wasm)));
  return (text) => {
    const tree = parser.parse(text);
    const isRight = tree?.rootNode.hasError === false;
    tree?.delete();
    return isRight;
  };
}
