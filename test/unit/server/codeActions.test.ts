import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver';
import type { DisableTarget } from '../../../src/protocol/lint.ts';
import { codeActions } from '../../../src/server/codeActions.ts';
import { findingsIn } from '../lint/support.ts';

const place = `class OrderService:
    def place(self, order):
        self.session.commit()
        self.producer.send("shop.order.events.v1", order)
`;

/** The actions for the first finding of a file. */
async function actionsIn(path: string, text: string, commands: boolean): Promise<CodeAction[]> {
  const findings = await findingsIn(text, { path });
  const [finding] = findings;
  assert.ok(finding);
  const uriOf = (file: string) => `file:///shop/${file}`;
  const about = { uri: uriOf(path), uriOf, text, range: finding.range, findings };
  return codeActions({ ...about, locale: 'en', uriScheme: undefined, commands, only: [] });
}

/** What the actions that disable a rule would insert, each as `line:text`. */
async function insertionsIn(path: string, text: string): Promise<string[]> {
  const actions = await actionsIn(path, text, false);
  return actions.flatMap(({ edit }) =>
    Object.values(edit?.changes ?? {})
      .flat()
      .map(({ range, newText }) => `${range.start.line}:${newText.trimEnd()}`),
  );
}

describe('code actions that disable a rule', () => {
  it('write the comment that the language has', async () => {
    assert.deepEqual(await insertionsIn('src/order.py', place), [
      '3:        # patternbook-disable-next-line outbox-dual-write -- say why',
      '0:# patternbook-disable-file outbox-dual-write -- say why',
    ]);
  });

  it('leave the line that names an interpreter where it is', async () => {
    const [, file] = await insertionsIn('src/order.py', `#!/usr/bin/env python3\n${place}`);
    assert.equal(file, '1:# patternbook-disable-file outbox-dual-write -- say why');
  });

  it('tell a client that asks for the reason how the comment begins', async () => {
    const actions = await actionsIn('src/order.py', place, true);
    const targets = actions.flatMap(({ command }): DisableTarget[] =>
      command?.command === 'patternbook.lint.disable' ? (command.arguments as DisableTarget[]) : [],
    );
    assert.deepEqual(
      targets.map(({ reach, line, mark }) => [reach, line, mark]),
      [
        ['next-line', 3, '#'],
        ['file', 0, '#'],
      ],
    );
  });
});
