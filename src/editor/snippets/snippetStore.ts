import * as vscode from 'vscode';
import type { Snippet, SnippetLanguage } from '../../core/snippets/snippet.ts';

/** The snippets the extension ships; those of a language are read when they are first asked for. */
export class SnippetStore {
  readonly #folder: vscode.Uri;
  readonly #loading = new Map<SnippetLanguage, Promise<readonly Snippet[]>>();

  /** @param folder the `snippets` folder of the content bundle */
  constructor(folder: vscode.Uri) {
    this.#folder = folder;
  }

  /** Those that stand by themselves, by prefix; rejects where the bundle cannot be read, and tries again the next time. */
  async of(language: SnippetLanguage): Promise<readonly Snippet[]> {
    return (await this.#all(language)).filter(({ surrounds }) => !surrounds);
  }

  /** Those that go around a selection. */
  async surrounding(language: SnippetLanguage): Promise<readonly Snippet[]> {
    return (await this.#all(language)).filter(({ surrounds }) => surrounds);
  }

  #all(language: SnippetLanguage): Promise<readonly Snippet[]> {
    const loading = this.#loading.get(language) ?? this.#read(language);
    this.#loading.set(language, loading);
    loading.catch(() => this.#loading.delete(language));
    return loading;
  }

  async #read(language: SnippetLanguage): Promise<readonly Snippet[]> {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, `${language}.json`));
    return JSON.parse(new TextDecoder().decode(bytes)) as readonly Snippet[];
  }
}
