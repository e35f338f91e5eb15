import assert from 'node:assert/strict';
import { composeScaffold } from '../../../src/core/scaffolds/compose.ts';
import { parseManifest } from '../../../src/core/scaffolds/manifest.ts';
import { planScaffold } from '../../../src/core/scaffolds/scaffold.ts';

const yaml = `
title: { en: Saga, ko: 사가 }
description: { en: Ends., ko: 끝납니다. }
lesson: 04-saga-pattern#step-classes
ask: { en: Name?, ko: 이름? }
name: Order
folder: order-saga
languages:
  typescript:
    main: src/orderSaga.ts
    test: npm test
    optional: [.gitignore]
    parts:
      .gitignore: scaffolds/shared/gitignore
      src/orderSaga.ts: snippets/typescript/pb-saga.ts
`;

/** The scaffold of `yaml`, or of a change of it. */
function compose(manifestText: string, store: string) {
  const { manifest, problems } = parseManifest(manifestText, 'scaffold.yaml');
  const [language] = manifest?.languages ?? [];
  assert.ok(manifest && language, JSON.stringify(problems));
  const composed = composeScaffold({
    pattern: 'saga',
    manifest,
    language,
    own: [{ path: 'src/store.ts', text: store }],
    parts: new Map([
      ['scaffolds/shared/gitignore', '*.db\n'],
      [
        'snippets/typescript/pb-saga.ts',
        '// ---\n// names: [Order]\n// ---\n\nexport type OrderSaga = string;\n',
      ],
    ]),
  });
  return { scaffold: composed.scaffold, problems: [...problems, ...composed.problems] };
}

const store = `import type { OrderSaga } from '../../../../snippets/typescript/pb-saga.ts';
import { other } from './other.ts';

/** vscode://patternbook.patternbook/lesson/04-saga-pattern */
export const orders: OrderSaga[] = [];
`;

describe('a scaffold', () => {
  it('is put together from its own files and the code of its parts', () => {
    const { scaffold, problems } = compose(yaml, store);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      scaffold.files.map(({ path, isOptional }) => [path, isOptional]),
      [
        ['.gitignore', true],
        ['src/orderSaga.ts', false],
        ['src/store.ts', false],
      ],
    );
    assert.equal(scaffold.files[1]?.text, 'export type OrderSaga = string;\n');
  });

  it('imports its parts from where they are written', () => {
    const [, , file] = compose(yaml, store).scaffold.files;
    assert.match(file?.text ?? '', /from '\.\/orderSaga\.ts'/);
    assert.match(file?.text ?? '', /from '\.\/other\.ts'/);
  });

  it('is written under the name, with links into the editor it is written by', () => {
    const plan = planScaffold(compose(yaml, store).scaffold, 'GiftCard', 'vscodium');
    assert.equal(plan.folder, 'gift-card-saga');
    assert.equal(plan.main, 'src/giftCardSaga.ts');
    const text = plan.files.find(({ path }) => path === 'src/store.ts')?.text ?? '';
    assert.match(text, /import type { GiftCardSaga } from '\.\/giftCardSaga\.ts'/);
    assert.match(text, /vscodium:\/\/patternbook\.patternbook\/lesson/);
    assert.match(text, /export const giftCards: GiftCardSaga\[\]/);
  });

  it('has a problem where a part, an import or a file is missing', () => {
    const missingPart = compose(yaml.replace('pb-saga.ts', 'pb-none.ts'), 'export {};').problems;
    assert.match(missingPart[0]?.message ?? '', /content\/snippets\/typescript\/pb-none\.ts does not exist/);
    const strangeImport = compose(yaml, "import { a } from '../../../shared/a.ts';").problems;
    assert.match(strangeImport[0]?.message ?? '', /imports scaffolds\/shared\/a\.ts, which is no part/);
    assert.equal(strangeImport[0]?.file, 'content/scaffolds/saga/typescript/src/store.ts');
    const noMain = compose(yaml.replace('main: src/orderSaga.ts', 'main: src/none.ts'), store).problems;
    assert.match(noMain[0]?.message ?? '', /there is no src\/none\.ts/);
  });

  it('has a problem for each field that is missing or wrong', () => {
    const wrong = yaml
      .replace('lesson: 04-saga-pattern#step-classes', 'lesson: 04-saga-pattern')
      .replace('name: Order', 'name: order')
      .replace(', ko: 이름? ', '')
      .replace('typescript:', 'cobol:');
    const messages = parseManifest(wrong, 'scaffold.yaml').problems.map(({ message }) => message);
    assert.equal(messages.length, 4);
    for (const [index, part] of ['#<heading>', 'PascalCase', '"ask.ko"', '"cobol"'].entries()) {
      assert.ok(messages[index]?.includes(part), messages[index]);
    }
  });

  it('tells where a manifest is no YAML', () => {
    const { manifest, problems } = parseManifest('title: { en: Saga\nname: Order\n', 'scaffold.yaml');
    assert.equal(manifest, undefined);
    assert.equal(problems[0]?.file, 'scaffold.yaml');
  });
});
