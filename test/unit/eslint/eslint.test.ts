import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ESLint, type Linter } from 'eslint';
import patternbook from '../../../src/eslint/main.ts';
import { bundleEntry } from '../bundle.ts';

const dualWrite = `export class PlaceOrder {
  async execute(order) {
    await this.orderRepository.save(order);
    await this.messageBus.publish('shop.order.events.v1', order);
  }
}
`;
const typed: Linter.Config = { files: ['**/*.ts'], languageOptions: { parser: patternbook.parser } };

describe('patternbook/eslint', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'patternbook-eslint-'));
  });
  after(() => rm(folder, { recursive: true }));

  function eslint(config: readonly Linter.Config[], options: ESLint.Options = {}): ESLint {
    return new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: [...config], ...options });
  }

  async function messagesOf(
    text: string,
    { file = 'src/order.js', config = [patternbook.configs.recommended] as readonly Linter.Config[] } = {},
  ): Promise<Linter.LintMessage[]> {
    const [result] = await eslint(config).lintText(text, { filePath: join(folder, file) });
    assert.ok(result);
    return result.messages;
  }

  it('reports under the id of the rule, at the place and with the text of the editor', async () => {
    const [message, ...more] = await messagesOf(dualWrite);
    assert.deepEqual(more, []);
    assert.equal(message?.ruleId, 'patternbook/outbox-dual-write');
    assert.equal(message.severity, 1);
    assert.deepEqual([message.line, message.column, message.endLine, message.endColumn], [4, 11, 4, 34]);
  });

  it('reads TypeScript beside any parser, and with its own where there is none', async () => {
    const text = dualWrite.replace('(order)', '(order: { id: string }): Promise<void>');
    const config = [patternbook.configs.recommended, typed];
    const found = await messagesOf(text, { file: 'src/order.ts', config });
    assert.deepEqual(
      found.map(({ ruleId }) => ruleId),
      ['patternbook/outbox-dual-write'],
    );
  });

  it('leaves to ESLint which rules are on and how loud they are', async () => {
    const plugins = { patternbook };
    const only = (rules: Linter.RulesRecord) => messagesOf(dualWrite, { config: [{ plugins, rules }] });
    assert.deepEqual(await only({ 'patternbook/pub-unawaited': 'error' }), []);
    const [message] = await only({ 'patternbook/outbox-dual-write': 'error' });
    assert.equal(message?.severity, 2);
  });

  it('has every rule in `all`, in `recommended` those that are on in the editor', () => {
    const { all, recommended } = patternbook.configs;
    assert.equal(Object.keys(all.rules ?? {}).length, Object.keys(patternbook.rules).length);
    assert.ok('patternbook/res-retry-defective' in (all.rules ?? {}));
    assert.ok(!('patternbook/res-retry-defective' in (recommended.rules ?? {})));
  });

  it('heeds the comments of both', async () => {
    const withComment = (comment: string) => dualWrite.replace('    await this.messageBus', `${comment}\n$&`);
    for (const comment of [
      '// eslint-disable-next-line patternbook/outbox-dual-write',
      '// patternbook-disable-next-line outbox-dual-write -- the bus is in memory',
    ]) {
      assert.deepEqual(await messagesOf(withComment(comment)), [], comment);
    }
  });

  it('leaves out what its settings say, and refuses wrong ones', async () => {
    const { recommended } = patternbook.configs;
    const file = 'test/order.js';
    assert.deepEqual(await messagesOf(dualWrite, { file }), []);
    const including = { settings: { patternbook: { includeTests: true, locale: 'ko' } } };
    const [message] = await messagesOf(dualWrite, { file, config: [recommended, including] });
    assert.match(message?.message ?? '', /메시지가 사라집니다/);
    const wrong = { settings: { patternbook: { includeTests: 'yes' } } };
    await assert.rejects(
      messagesOf(dualWrite, { config: [recommended, wrong] }),
      /settings\.patternbook: "includeTests" must be true or false/,
    );
  });

  it('applies safe fixes with --fix and suggests the others', async () => {
    const file = join(folder, 'order.ts');
    const text = `export async function tell(messageBus: Bus): Promise<void> {
  messageBus.publish('shop.order.events.v1', {});
}
`;
    await writeFile(file, text);
    const config = [patternbook.configs.recommended, typed];
    const [fixed] = await eslint(config, { fix: true }).lintFiles([file]);
    assert.equal(fixed?.output ?? text, text.replace('  messageBus', '  await messageBus'));
  });

  it('serves the command of ESLint as it is built', async () => {
    const plugin = pathToFileURL(await bundleEntry('eslint')).href;
    const config = `import patternbook from '${plugin}';\nexport default [patternbook.configs.recommended];\n`;
    await writeFile(join(folder, 'eslint.config.mjs'), config);
    await writeFile(join(folder, 'placeOrder.js'), dualWrite);
    const command = join(import.meta.dirname, '../../../node_modules/eslint/bin/eslint.js');
    const { status, stdout } = spawnSync(process.execPath, [command, '--max-warnings', '0', '.'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.match(stdout, /4:11 +warning .* patternbook\/outbox-dual-write/);
  });
});
