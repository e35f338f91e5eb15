import * as vscode from 'vscode';
import { isLocale, type Locale, localeOf } from '../core/locale.ts';

const setting = 'patternbook.language';

/** The language the book is read in: `patternbook.language`, else the editor's display language. */
export class BookLanguage implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Locale>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscription = vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(setting)) this.#changed.fire(this.locale);
    });
  }

  get locale(): Locale {
    const chosen: unknown = vscode.workspace.getConfiguration().get(setting);
    return isLocale(chosen) ? chosen : localeOf(vscode.env.language);
  }

  /** Keeps the choice in the user's settings. */
  async choose(locale: Locale): Promise<void> {
    await vscode.workspace.getConfiguration().update(setting, locale, vscode.ConfigurationTarget.Global);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
