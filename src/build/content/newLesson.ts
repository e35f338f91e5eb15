import { access, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import { readContent } from '../../cli/contentFolder.ts';
import { type Localized, locales } from '../../core/locale.ts';
import { root } from '../paths.ts';

// `npm run new:lesson -- SLUG`: every file of a lesson of the index, with a TODO wherever an author is needed.
const [slug, ...more] = process.argv.slice(2);
if (slug === undefined || more.length > 0) fail('Usage: npm run new:lesson -- SLUG');
const { book } = await readContent(root);
const title: Localized = Object.fromEntries(
  locales.map((locale) => [
    locale,
    book.editions[locale]?.lessons.find((lesson) => lesson.slug === slug)?.title,
  ]),
);
if (title.en === undefined)
  fail(`No lesson ${slug} in content/index.en.md; name it there and in index.ko.md first.`);
const folder = path.join(root, 'content', 'lessons', slug);
if (await exists(folder)) fail(`${path.relative(root, folder)} exists.`);
for (const [file, text] of Object.entries(lessonFiles(title))) {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), text);
}
console.log(`${path.relative(root, folder)} is there. content/AUTHORING.md says what goes into it;
npm run check-content -- ${slug} says what is left to do.`);

function lessonFiles(title: Localized): Record<string, string> {
  return {
    'lesson.yaml': lessonYaml(title),
    'en.md': prose(
      'TODO the failure this lesson prevents, and what the reader can do at its end.',
      'TODO heading',
    ),
    'ko.md': prose('TODO 이 레슨이 막는 실패와, 읽고 나서 할 수 있게 되는 것.', 'TODO 제목'),
    'example/main.ts': example,
    'example/output.txt': 'TODO print what the lesson is about\n',
    'example/main.test.ts': exampleTest,
    'exercise/broken.ts': `${exercise}  return amount;\n}\n`,
    'exercise/solution.ts': `${exercise}  return amount * 2;\n}\n`,
    'exercise/check.test.ts': exerciseCheck,
  };
}

function lessonYaml(title: Localized): string {
  const both = { en: 'TODO', ko: 'TODO' };
  const several = { en: ['TODO'], ko: ['TODO'] };
  return stringify({
    title,
    level: 'intermediate',
    minutes: { read: 15, lab: 25 },
    prerequisites: [],
    objectives: several,
    rules: [],
    snippets: [],
    sources: [{ title: 'TODO', section: 'TODO', url: 'https://example.com/TODO' }],
    quiz: [
      {
        question: both,
        answers: [
          { right: true, text: both, why: both },
          { text: both, why: both },
          { text: both, why: both },
        ],
      },
    ],
    exercise: { task: both, hints: several },
  });
}

function prose(opening: string, heading: string): string {
  const diagram = `\`\`\`mermaid
flowchart LR
  accTitle: TODO
  accDescr: TODO
  order["order"] --> payment["payment"]
\`\`\``;
  return `${opening}

## ${heading} {#todo-first}

::: failure TODO
TODO
:::

\`\`\`ts file=example/main.ts region=todo
\`\`\`

${diagram}

## ${heading} {#todo-second}

${diagram}
`;
}

const example = `// #region todo
/** TODO the part of the shop this lesson adds. */
export function subjectOfTheLesson(): string {
  return 'TODO print what the lesson is about';
}
// #endregion todo

console.log(subjectOfTheLesson());
`;

const exampleTest = `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subjectOfTheLesson } from './main.ts';

test('TODO the invariant the lesson teaches', () => {
  assert.equal(subjectOfTheLesson(), 'TODO print what the lesson is about');
});
`;

const exercise = `/** TODO what the reader puts right. */
export function twice(amount: number): number {
`;

const exerciseCheck = `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';

const { twice } = await subject<typeof import('./solution.ts')>(import.meta.url);

test('TODO what must hold', () => {
  assert.equal(twice(2), 4);
});
`;

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
