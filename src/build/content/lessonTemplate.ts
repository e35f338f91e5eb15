import { stringify } from 'yaml';
import type { Localized } from '../../core/locale.ts';

/** Every file of a lesson by its path in the lesson's folder; the programs run, and a TODO stands wherever an author is needed. */
export function lessonFiles(title: Localized): Record<string, string> {
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
  const fields = {
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
  };
  return stringify(fields, { aliasDuplicateObjects: false });
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
