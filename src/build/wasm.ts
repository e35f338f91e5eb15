import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { inRoot, out } from './paths.ts';

const grammars = ['typescript', 'tsx', 'java', 'c-sharp', 'python', 'go'] as const;

/** Copies the parser engine and the grammars to `out/wasm/`, where both language servers read their bytes. */
export async function copyWasm(): Promise<void> {
  const target = join(out, 'wasm');
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const files = [
    inRoot('node_modules/web-tree-sitter/web-tree-sitter.wasm'),
    ...grammars.map((grammar) =>
      inRoot(`node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-${grammar}.wasm`),
    ),
  ];
  await Promise.all(files.map((file) => copyFile(file, join(target, file.slice(file.lastIndexOf('/') + 1)))));
}
