import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compileContent } from '../../../src/build/content/compile.ts';

describe('compileContent', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'patternbook-'));
  });

  afterEach(() => rm(root, { recursive: true }));

  async function compileLesson(prose: string) {
    const files = {
      'index.en.md': '# Book\n\n### 1. Part\n\n- [One](./one.md)\n',
      'lessons/one/lesson.yaml':
        'title: { en: One, ko: One }\nlevel: fundamental\nminutes: { read: 1, lab: 1 }\n',
      'lessons/one/en.md': prose,
      'lessons/one/example/main.ts': 'main',
      'shop/saga.ts': 'saga',
      'shop/rng.ts': 'rng',
    };
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(root, 'content', name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    const problems = await compileContent({ root, out: path.join(root, 'out') });
    const bundle = JSON.parse(await readFile(path.join(root, 'out/lessons/one.json'), 'utf8'));
    return { files: bundle.files, problems };
  }

  it('takes along the kernel files a fence names, and no others', async () => {
    const { files } = await compileLesson('```ts file=../../shop/saga.ts region=step\n```\n');
    assert.deepEqual(files, { 'example/main.ts': 'main', '../../shop/saga.ts': 'saga' });
  });

  it('reports a kernel file that does not exist', async () => {
    const { problems } = await compileLesson('```ts file=../../shop/sagas.ts\n```\n');
    assert.ok(problems.some(({ file }) => file.endsWith('shop/sagas.ts')));
  });
});
