import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the files of a room may import; the table of `src/ARCHITECTURE.md`. */
interface Room {
  readonly name: string;
  readonly files: readonly string[];
  /** Beginnings of paths below `src/`. */
  readonly from: readonly string[];
  /** The same, where only types may be imported. */
  readonly typesOf?: readonly string[];
  /** Packages and built-ins; `*` stands for the rest of the name. */
  readonly packages: readonly string[];
}

const rooms: readonly Room[] = [
  {
    name: 'entries',
    files: ['src/extension.ts', 'src/extension.web.ts'],
    from: ['editor/'],
    packages: ['vscode'],
  },
  {
    name: 'core',
    files: ['src/core/**/*.ts'],
    from: ['core/'],
    packages: ['@mdit/*', 'markdown-it*', 'minisearch', 'shiki/*', 'stemmer', 'web-tree-sitter', 'yaml'],
  },
  {
    name: 'protocol',
    files: ['src/protocol/**/*.ts'],
    from: ['protocol/', 'core/isRecord.ts', 'core/locale.ts'],
    typesOf: ['core/'],
    packages: [],
  },
  {
    name: 'editor',
    files: ['src/editor/**/*.ts'],
    from: ['editor/', 'core/', 'protocol/'],
    packages: ['vscode', 'vscode-languageclient*', 'shiki/*', 'node:*'],
  },
  {
    name: 'webview',
    files: ['src/webview/**/*.ts'],
    // The playground runs the shop of the book.
    from: ['webview/', 'core/', 'protocol/', '../content/shop/'],
    packages: ['mermaid', 'katex*'],
  },
  {
    name: 'server',
    files: ['src/server/**/*.ts'],
    from: ['server/', 'core/', 'protocol/'],
    packages: ['vscode-languageserver*', 'ignore', 'picomatch', 'node:*'],
  },
  {
    name: 'cli',
    files: ['src/cli/**/*.ts'],
    from: ['cli/', 'core/', 'protocol/', 'server/'],
    packages: ['node:*'],
  },
  {
    name: 'eslint',
    files: ['src/eslint/**/*.ts'],
    from: ['eslint/', 'core/', 'server/'],
    packages: ['eslint', 'node:*'],
  },
];

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

describe('imports', () => {
  for (const room of rooms) {
    it(`${room.name} imports only what it may`, () => {
      const files = globSync([...room.files], { exclude: ['**/examples/**'] });
      assert.ok(files.length > 0);
      const wrong = files.flatMap((file) =>
        importsOf(readFileSync(file, 'utf8'))
          .filter((imported) => !mayImport(room, file, imported))
          .map(({ specifier }) => `${file} imports ${specifier}`),
      );
      assert.deepEqual(wrong, []);
    });
  }

  it('the editor uses Node only in folders named node', () => {
    const files = globSync('src/editor/**/*.ts').filter((file) => !file.includes('/node/'));
    const users = files.filter((file) =>
      importsOf(readFileSync(file, 'utf8')).some(({ specifier }) => /^node:/.test(specifier)),
    );
    assert.deepEqual(users, []);
  });
});

function mayImport(room: Room, file: string, { specifier, typeOnly }: Import): boolean {
  if (!specifier.startsWith('.')) return room.packages.some((pattern) => matches(pattern, specifier));
  const target = join(dirname(file), specifier);
  const allowed = typeOnly ? [...room.from, ...(room.typesOf ?? [])] : room.from;
  return allowed.some((beginning) => target.startsWith(join('src', beginning)));
}

function matches(pattern: string, specifier: string): boolean {
  return pattern.endsWith('*') ? specifier.startsWith(pattern.slice(0, -1)) : specifier === pattern;
}

/** Static, dynamic and side-effect imports, and re-exports; `typeOnly` where the compiler erases them. */
function importsOf(source: string): Import[] {
  const statements = source.matchAll(
    /^(?:import|export)\b(?<type> type\b)?(?:[^;'"]*?\bfrom)? ?'(?<specifier>[^']+)'/gm,
  );
  const calls = source.matchAll(/\bimport\('(?<specifier>[^']+)'\)/g);
  return [...statements, ...calls].map(({ groups }) => ({
    specifier: groups?.specifier ?? '',
    typeOnly: groups?.type !== undefined,
  }));
}
