import * as vscode from 'vscode';
import type { Scaffold } from '../../core/scaffolds/scaffold.ts';

/** The scaffolds the extension ships; read when they are first asked for. */
export class ScaffoldStore {
  readonly #file: vscode.Uri;
  #loading: Promise<readonly Scaffold[]> | undefined;

  /** @param file `scaffolds.json` of the content bundle */
  constructor(file: vscode.Uri) {
    this.#file = file;
  }

  /** Rejects where the bundle cannot be read, and tries again the next time. */
  all(): Promise<readonly Scaffold[]> {
    this.#loading ??= this.#read();
    this.#loading.catch(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #read(): Promise<readonly Scaffold[]> {
    const bytes = await vscode.workspace.fs.readFile(this.#file);
    return JSON.parse(new TextDecoder().decode(bytes)) as readonly Scaffold[];
  }
}
