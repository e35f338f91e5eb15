import * as vscode from 'vscode';
import { type CodeTheme, type ColouredCode, fallbackTheme } from '../../core/code/highlighter.ts';
import type { CodeBlock } from '../../core/markdown/model.ts';
import type { Log } from '../log.ts';
import { readColourTheme, themeKind } from './colourTheme.ts';

/** Colours blocks of code, wherever it runs. */
export interface CodeHighlighter {
  colour(blocks: readonly CodeBlock[], theme: CodeTheme): Promise<readonly ColouredCode[]>;
  dispose(): Promise<void>;
}

/** Code in the colours of the user's theme, which is read when it is first needed and after every change. */
export class CodeColours implements vscode.Disposable {
  readonly #highlighter: CodeHighlighter;
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChange = this.#changed.event;
  #theme: Promise<CodeTheme> | undefined;

  constructor(highlighter: CodeHighlighter, log: Log) {
    this.#highlighter = highlighter;
    this.#log = log;
    this.#subscriptions = vscode.window.onDidChangeActiveColorTheme(() => {
      this.#theme = undefined;
      this.#changed.fire();
    });
  }

  async of(blocks: readonly CodeBlock[]): Promise<readonly ColouredCode[]> {
    this.#theme ??= this.#readTheme();
    return this.#highlighter.colour(blocks, await this.#theme);
  }

  async #readTheme(): Promise<CodeTheme> {
    const { type, highContrast } = themeKind();
    try {
      return (await readColourTheme()) ?? fallbackTheme(type, highContrast);
    } catch (error) {
      this.#log.warn(`The colour theme cannot be read, code is shown in other colours: ${String(error)}`);
      return fallbackTheme(type, highContrast);
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
    this.#highlighter.dispose();
  }
}
