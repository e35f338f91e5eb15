import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planScaffold } from '../../../src/core/scaffolds/scaffold.ts';
import { problems, root, scaffolds, withScaffold } from './scaffolded.ts';

describe('scaffolds', function () {
  this.timeout(60_000);

  it('have no problems', () => assert.deepEqual(problems, []));

  it('are there for the four patterns, each first of all in TypeScript', () => {
    const patterns = Map.groupBy(scaffolds, ({ pattern }) => pattern);
    assert.deepEqual([...patterns.keys()], ['cqrs', 'gateway', 'outbox', 'saga']);
    for (const [pattern, [first]] of patterns) assert.equal(first?.language, 'typescript', pattern);
  });

  for (const scaffold of scaffolds) {
    describe(`${scaffold.pattern} in ${scaffold.language}`, () => {
      it('names a section of a lesson of the book', () => {
        const { slug, heading } = scaffold.lesson;
        const lesson = readFileSync(join(root, 'content/lessons', slug, 'en.md'), 'utf8');
        assert.ok(lesson.includes(`{#${heading}}`), `${slug} has no heading ${heading}`);
      });

      it('carries the name into every file and path', () => {
        const { folder, files } = planScaffold(scaffold, 'GiftCard');
        const all = [folder, ...files.flatMap(({ path, text }) => [path, text])].join('\n');
        assert.deepEqual(all.match(nameIn(scaffold.name)) ?? [], []);
        assert.ok(all.includes('GiftCard'));
      });

      it('has an optional file, or no preview would open', () => {
        assert.ok(scaffold.files.some(({ isOptional }) => isOptional));
        assert.equal(scaffold.files.find(({ path }) => path === scaffold.main)?.isOptional, false);
      });

      it('links to lessons that are there', () => {
        const text = scaffold.files.map((file) => file.text).join('\n');
        const slugs = [...text.matchAll(/vscode:\/\/patternbook\.patternbook\/lesson\/([\w-]+)/g)];
        assert.ok(slugs.length > 0);
        for (const [, slug = ''] of slugs) assert.ok(existsSync(join(root, 'content/lessons', slug)), slug);
      });

      it('tells of every file in its README', () => {
        const { files } = scaffold;
        const readme = files.find(({ path }) => path === 'README.md')?.text ?? '';
        const told = files.filter(
          ({ path }) => /\.(ts|py|go)$/.test(path) && !/test|crash_?point/i.test(path),
        );
        for (const { path } of told) assert.ok(readme.includes(`\`${path}\``), path);
      });

      it('passes our own lint', () => {
        withScaffold(scaffold, 'GiftCard', tmpdir(), (folder) => {
          const args = [join(root, 'src/cli/main.ts'), 'lint', '--include-tests', '--format', 'json', '.'];
          const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
          assert.deepEqual(JSON.parse(stdout).findings, []);
        });
      });
    });
  }
});

/** Uses of a PascalCase name in whatever case, also as a hump. */
function nameIn(name: string): RegExp {
  const words = name.match(/[A-Z][a-z0-9]*/g) ?? [name];
  // SQL's `ORDER BY` is none.
  return new RegExp(`(?<![a-z])${words.join('[-_]?')}(?![a-z]| BY)`, 'gi');
}
