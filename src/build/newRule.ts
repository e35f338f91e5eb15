/** `npm run new:rule -- <id>`: writes every file of a rule, with TODOs, and puts it into the index. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { inRoot } from './paths.ts';

const folder = inRoot('src/core/lint/rules');

const [id = ''] = process.argv.slice(2);
if (!/^[a-z][a-z\d]*(?:-[a-z\d]+)+$/.test(id) || existsSync(join(folder, id))) {
  console.error(
    `Usage: npm run new:rule -- <id>, an id in kebab-case that is not taken, named for the bad pattern`,
  );
  process.exitCode = 2;
} else {
  for (const [name, text] of Object.entries(filesOf(id))) {
    const file = join(folder, id, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await writeFile(join(folder, 'index.ts'), await indexOf(await ruleIds()));
  console.log(
    `src/core/lint/rules/${id}: fill in the TODOs, then run npx mocha --spec test/unit/lint/rules.test.ts`,
  );
}

async function ruleIds(): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function indexOf(ids: readonly string[]): Promise<string> {
  const texts = await Promise.all(ids.map((one) => readFile(join(folder, one, 'rule.ts'), 'utf8')));
  const [onFiles = [], onWorkspace = []] = [false, true].map((whole) =>
    ids.filter((_, at) => texts[at]?.includes('defineWorkspaceRule(') === whole),
  );
  return [
    "import type { Rule, RuleInfo } from '../rule.ts';",
    "import type { WorkspaceRule } from '../workspaceRule.ts';",
    ...ids.map((one) => `import { ${constantOf(one)} } from './${one}/rule.ts';`),
    '',
    '/** Every rule that looks at one file, by id. A test holds this list and the folders together. */',
    'export const rules: readonly Rule[] = [',
    ...onFiles.map((one) => `  ${constantOf(one)},`),
    '];',
    '',
    '/** Every rule that sees the workspace as a whole, by id. */',
    'export const workspaceRules: readonly WorkspaceRule[] = [',
    ...onWorkspace.map((one) => `  ${constantOf(one)},`),
    '];',
    '',
    '/** Both, for those who want to know what rules there are. */',
    'export const allRules: readonly RuleInfo[] = [...rules, ...workspaceRules].sort((a, b) =>',
    '  a.id < b.id ? -1 : 1,',
    ');',
    '',
    'export const ruleIds: readonly string[] = allRules.map((rule) => rule.id);',
    '',
  ].join('\n');
}

function constantOf(rule: string): string {
  return rule.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function filesOf(rule: string): Record<string, string> {
  return {
    'rule.ts': `import { callsIn } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

export const ${constantOf(rule)} = defineRule({
  id: '${rule}',
  group: 'cqrs', // TODO
  severity: 'warning',
  languages: ['typescript'],
  gates: ['cqrs'], // TODO
  lesson: 'slug#heading', // TODO
  messages: {
    todo: { en: 'TODO', ko: 'TODO' },
  },

  check(model) {
    return model.bodies.flatMap((body) =>
      callsIn(body)
        .filter((call) => call.path.join('.') === 'todo')
        .map((call) => ({ message: 'todo' as const, span: call.nameSpan })),
    );
  },
});
`,
    'doc.en.md': docOf(
      'What it finds',
      'Why it hurts',
      'How to mend it',
      'When to disable it',
      'Time',
      'What happens',
    ),
    'doc.ko.md': docOf('찾는 것', '왜 문제인가', '고치는 방법', '꺼도 되는 경우', '시각', '일어난 일'),
    'examples/typescript/bad.ts': `export class OrderQueryHandler {
  execute(): void {
    todo();
//  ^^^^ todo
  }
}
`,
    'examples/typescript/good.ts': `export class OrderQueryHandler {
  execute(): void {}
}
`,
  };
}

function docOf(
  finds: string,
  hurts: string,
  mend: string,
  disable: string,
  time: string,
  happens: string,
): string {
  return `TODO: one sentence.

## ${finds}

TODO

## ${hurts}

| ${time} | ${happens} |
|---|---|
| 10:00:00 | TODO |

## ${mend}

TODO [TODO](../slug/#heading)

## ${disable}

TODO
`;
}
