import * as vscode from 'vscode';
import { inLocale, type Locale } from '../../core/locale.ts';
import { expandFile } from '../../core/snippets/expand.ts';
import { inOfferOrder } from '../../core/snippets/order.ts';
import { type Snippet, snippetLanguageOf, snippetLanguages } from '../../core/snippets/snippet.ts';
import { insertionOf } from './insertion.ts';
import type { SnippetStore } from './snippetStore.ts';

/**
 * Offers the patterns where one types `pb-`.
 *
 * A provider and not `contributes.snippets`: contributed files have neither a link to the lesson nor a second
 * language, and cannot put the variants of a file's framework first.
 */
export class PatternCompletion implements vscode.CompletionItemProvider<PatternItem> {
  readonly #store: SnippetStore;
  readonly #locale: () => Locale;

  constructor(store: SnippetStore, locale: () => Locale) {
    this.#store = store;
    this.#locale = locale;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionList<PatternItem> | undefined> {
    const language = snippetLanguageOf(document.languageId);
    const before = document.lineAt(position).text.slice(0, position.character);
    const typed = /(?<![\w-])(?:pb?|pb-[\w-]*)$/.exec(before)?.[0];
    if (language === undefined || typed === undefined) return undefined;
    // Too early to offer anything, but the editor must ask again when the next character is there.
    if (typed === 'p') return new vscode.CompletionList<PatternItem>([], true);

    const range = new vscode.Range(position.translate(0, -typed.length), position);
    const snippets = inOfferOrder(await this.#store.of(language), document.getText());
    return new vscode.CompletionList(
      snippets.map((snippet, index) => {
        const { text, edits } = insertionOf(snippet, document, range.start);
        const item = new PatternItem(snippet, range, this.#locale());
        item.insertText = text;
        item.additionalTextEdits = [...edits];
        item.sortText = String(index).padStart(4, '0');
        return item;
      }),
    );
  }

  resolveCompletionItem(item: PatternItem): PatternItem {
    item.documentation = documentationOf(item.snippet, this.#locale());
    return item;
  }
}

class PatternItem extends vscode.CompletionItem {
  readonly snippet: Snippet;

  constructor(snippet: Snippet, range: vscode.Range, locale: Locale) {
    const title = inLocale(snippet.title, locale) ?? '';
    super({ label: snippet.prefix, description: title }, vscode.CompletionItemKind.Snippet);
    this.snippet = snippet;
    this.detail = snippet.framework === undefined ? title : `${title} (${snippet.framework})`;
    this.range = range;
    if (snippet.names > 0) {
      this.command = { command: 'patternbook.settleNames', title: '', arguments: [snippet.names] };
    }
  }
}

function documentationOf(snippet: Snippet, locale: Locale): vscode.MarkdownString {
  const documentation = new vscode.MarkdownString();
  documentation.isTrusted = { enabledCommands: ['patternbook.openLesson'] };
  const place = encodeURIComponent(JSON.stringify([{ bookId: 'patternbook', ...snippet.lesson }]));
  documentation.appendMarkdown(
    `${inLocale(snippet.description, locale)}\n\n[${vscode.l10n.t('Open Lesson')}](command:patternbook.openLesson?${place})\n`,
  );
  documentation.appendCodeblock(
    expandFile(snippet, { indent: snippetLanguages[snippet.language].indent }),
    snippet.language,
  );
  return documentation;
}
