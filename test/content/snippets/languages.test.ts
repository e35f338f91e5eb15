import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { readTemplates } from '../../../src/build/snippets.ts';
import type { SnippetLanguage } from '../../../src/core/snippets/snippet.ts';
import { expansionsOf } from './expansions.ts';

const root = join(import.meta.dirname, '../../..');
const { templates } = await readTemplates(root);
const behaviour = join(import.meta.dirname, 'behaviour');

/** Every pattern of a language as files, by names that may be those of packages. */
function filesOf(language: SnippetLanguage): Map<string, string> {
  return new Map(
    templates
      .filter(({ snippet }) => snippet.language === language)
      .flatMap(expansionsOf)
      .map(([name, code]) => [name.replace(/^pb-/, '').replaceAll(/[-.]/g, '_'), `${code}\n`]),
  );
}

describe('patterns of other languages', function () {
  this.timeout(300_000);

  const grammars = { java: 'java', csharp: 'c-sharp', go: 'go', python: 'python' } as const;
  for (const language of Object.keys(grammars) as (keyof typeof grammars)[]) {
    it(`${language}: parse by the grammar, at their defaults and renamed`, async () => {
      await Parser.init();
      const wasm = `@vscode/tree-sitter-wasm/wasm/tree-sitter-${grammars[language]}.wasm`;
      const parser = new Parser();
      parser.setLanguage(await Language.load(readFileSync(join(root, 'node_modules', wasm))));
      const files = filesOf(language);
      assert.ok(files.size >= 60);
      for (const [name, code] of files) {
        const tree = parser.parse(code);
        assert.equal(tree?.rootNode.hasError, false, name);
        tree?.delete();
      }
      parser.delete();
    });
  }

  /** Where the machine has the compiler, it has the last word. */
  const tools: readonly {
    language: SnippetLanguage;
    tool: string;
    by: string;
    check: (folder: string) => string;
  }[] = [
    { language: 'java', tool: 'javac', by: 'accepted by javac', check: javac },
    { language: 'go', tool: 'gofmt', by: 'accepted by gofmt', check: gofmt },
    { language: 'go', tool: 'go', by: 'accepted by go build and go vet', check: goVet },
    { language: 'go', tool: 'go', by: 'keep what they promise', check: goTest },
    { language: 'python', tool: 'python3', by: 'accepted by py_compile', check: python },
    { language: 'python', tool: 'python3', by: 'keep what they promise', check: pythonTest },
  ];
  for (const { language, by, check } of tools.filter((one) => isInstalled(one.tool))) {
    it(`${language}: ${by}`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'patternbook-'));
      try {
        assert.equal(check(folder), '');
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});

/** Each file in a package of its own, since patterns use the same names. */
function javac(folder: string): string {
  const files = [...filesOf('java')].map(([name, code]) =>
    write(folder, `${name}/Pattern.java`, `package ${name};\n${code}`),
  );
  const frameworks = globSync('**/*.java', { cwd: join(stubs, 'java') }).map((file) =>
    join(stubs, 'java', file),
  );
  run('javac', ['-d', join(folder, 'frameworks'), ...frameworks], folder);
  const options = ['-Xlint:all', '-Werror', '-cp', join(folder, 'frameworks'), '-d', join(folder, 'out')];
  return run('javac', [...options, ...files], folder);
}

/** Another name may align its neighbours otherwise, so only the templates themselves must be formatted. */
function gofmt(folder: string): string {
  writeGo(folder);
  const asWritten = [...filesOf('go').keys()].filter((name) => !name.endsWith('_renamed'));
  return run('gofmt', ['-l', '-e', ...asWritten], folder);
}

function goVet(folder: string): string {
  writeGo(folder);
  return run('go', ['build', './...'], folder) || run('go', ['vet', './...'], folder);
}

/** Some of them keep what they promise; a test is named as the package that it is put into. */
function goTest(folder: string): string {
  writeGo(folder);
  const tests = globSync('*_test.go', { cwd: behaviour });
  for (const test of tests) {
    write(folder, `${test.replace('_test.go', '')}/${test}`, readFileSync(join(behaviour, test), 'utf8'));
  }
  const packages = tests.map((test) => `./${test.replace('_test.go', '')}`);
  return run('go', ['test', ...packages], folder).replace(/^ok .*\n/gm, '');
}

/** Signatures of the frameworks that patterns use, since the frameworks themselves cannot be had without a network. */
const stubs = join(root, 'test/fixtures/stubs');

function writeGo(folder: string): void {
  const frameworks = {
    'github.com/ThreeDotsLabs/watermill': 'watermill',
    'go.opentelemetry.io/otel': 'otel',
  };
  const replaced = Object.entries(frameworks).map(
    ([module, stub]) => `require ${module} v0.0.0\nreplace ${module} => ${join(stubs, 'go', stub)}\n`,
  );
  write(folder, 'go.mod', ['module example.com/patterns\n', 'go 1.19\n', ...replaced].join('\n'));
  for (const [name, code] of filesOf('go')) write(folder, `${name}/pattern.go`, code);
}

function python(folder: string): string {
  const files = [...filesOf('python')].map(([name, code]) => write(folder, `${name}.py`, code));
  return run('python3', ['-W', 'error', '-m', 'py_compile', ...files], folder);
}

function pythonTest(folder: string): string {
  const env = { ...process.env, PATTERNS: join(root, 'content/snippets/python') };
  const { status, stderr } = spawnSync('python3', ['-B', join(behaviour, 'patterns_test.py')], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return status === 0 ? '' : stderr;
}

function write(folder: string, path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** What a tool that is content does not print. */
function run(tool: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { cwd, encoding: 'utf8' });
  const output = stdout + stderr;
  return status === 0 ? output : output || `${tool} exited with ${status}`;
}

/** Python only in a version whose library has what patterns use. */
function isInstalled(tool: string): boolean {
  const probe = tool === 'python3' ? ['-c', 'import asyncio; asyncio.timeout'] : ['version'];
  const { error, status } = spawnSync(tool, probe, { stdio: 'ignore' });
  return error === undefined && (tool !== 'python3' || status === 0);
}
