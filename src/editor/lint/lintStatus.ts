import * as vscode from 'vscode';
import type { FileStatus } from '../../protocol/lint.ts';

/** The language status item: says what is checked in the active file, or why it is not. */
export class LintStatus implements vscode.Disposable {
  readonly #item: vscode.LanguageStatusItem;
  readonly #states = new Map<string, FileStatus['state']>();
  readonly #subscriptions: vscode.Disposable;

  /** @param languages ids of the languages whose files have a status */
  constructor(languages: readonly string[]) {
    this.#item = vscode.languages.createLanguageStatusItem(
      'patternbook.lint',
      languages.map((language) => ({ language })),
    );
    this.#item.name = vscode.l10n.t('Patternbook Hints');
    this.#item.command = {
      command: 'workbench.action.openSettings',
      arguments: ['patternbook.lint'],
      title: vscode.l10n.t('Settings'),
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => this.#show()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#states.delete(uri.toString())),
    );
    this.#show();
  }

  /** Takes what the server says about a file. */
  update({ uri, state }: FileStatus): void {
    this.#states.set(vscode.Uri.parse(uri, true).toString(), state);
    this.#show();
  }

  dispose(): void {
    this.#item.dispose();
    this.#subscriptions.dispose();
  }

  #show(): void {
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    const state = active === undefined ? undefined : this.#states.get(active);
    const { text, detail } = state === undefined ? waiting() : describe(state);
    this.#item.text = text;
    this.#item.detail = detail;
  }
}

interface Description {
  readonly text: string;
  readonly detail: string;
}

function waiting(): Description {
  return { text: vscode.l10n.t('Patternbook'), detail: vscode.l10n.t('Not looked at yet') };
}

function describe(state: FileStatus['state']): Description {
  if ('skipped' in state) return { text: vscode.l10n.t('Not checked'), detail: reasonOf(state.skipped) };
  const groups = groupNames();
  return {
    text: vscode.l10n.t('Rules that check this file: {0}', state.rules),
    detail: state.groups.map((group) => groups[group]).join(', '),
  };
}

function reasonOf(skipped: Extract<FileStatus['state'], { skipped: string }>['skipped']): string {
  switch (skipped) {
    case 'off':
      return vscode.l10n.t('Hints are switched off: patternbook.lint.enable');
    case 'ignored':
      return vscode.l10n.t('The configuration ignores this file: ignore');
    case 'test':
      return vscode.l10n.t(
        'The path says test, mock, benchmark or documentation: patternbook.lint.includeTests',
      );
    case 'language':
      return vscode.l10n.t('No rule reads this language');
    case 'gate':
      return vscode.l10n.t('Nothing in this file that a rule is about');
    case 'size':
      return vscode.l10n.t('The file is too large: patternbook.lint.maxFileSize');
  }
}

/** Made when asked for: translations are read with the extension. */
function groupNames() {
  return {
    cqrs: vscode.l10n.t('CQRS'),
    'event-sourcing': vscode.l10n.t('event sourcing'),
    projections: vscode.l10n.t('projections'),
    sagas: vscode.l10n.t('sagas'),
    outbox: vscode.l10n.t('outbox'),
    consumers: vscode.l10n.t('consumers'),
    resilience: vscode.l10n.t('resilience'),
    suppression: vscode.l10n.t('disabling comments'),
  };
}
