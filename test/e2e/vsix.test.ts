import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import manifest from '../../package.json' with { type: 'json' };
import { vsixPath } from '../../src/build/vsix.ts';
import { listZip } from '../../src/build/zip.ts';

describe('the VSIX', () => {
  let files: string[];

  before(async () => {
    files = listZip(await readFile(vsixPath))
      .map(({ path }) => path)
      .filter((path) => path.startsWith('extension/'))
      .map((path) => path.slice('extension/'.length));
  });

  it('holds every bundle', () => {
    const bundles = [manifest.main, manifest.browser, ...Object.values(manifest.bin), 'out/server.web.js'];
    const needed = [
      ...bundles.map((file) => file.replace('./', '')),
      'out/webview/lesson.mjs',
      'out/webview/lesson.css',
      'out/content/book.json',
      'out/wasm/web-tree-sitter.wasm',
      'readme.md',
      'changelog.md',
      'LICENSE.txt',
    ];
    assert.deepEqual(
      needed.filter((file) => !files.includes(file)),
      [],
    );
  });

  it('holds every file of media/ that the manifest names', () => {
    const named = [...JSON.stringify(manifest).matchAll(/"(?:\.\/)?(media\/[^"]+\.\w+)"/g)].map(
      ([, file]) => file ?? '',
    );
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((file) => !files.includes(file)),
      [],
    );
  });

  it('holds no source, test, map or dependency', () => {
    const allowed = /^(out|media)\/|^(package(\.nls(\.ko)?)?\.json|readme\.md|changelog\.md|LICENSE\.txt)$/;
    // The book's own programs are TypeScript that readers run.
    const source = /node_modules|\.map$|^out\/(test|types)\/|^(?!out\/labs\/).*\.ts$/;
    assert.deepEqual(
      files.filter((file) => !allowed.test(file) || source.test(file)),
      [],
    );
  });
});
