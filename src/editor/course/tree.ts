import * as vscode from 'vscode';
import type { BookLanguage } from '../language.ts';
import type { Log } from '../log.ts';
import type { ReaderState } from '../progress/readerState.ts';
import { lessonItem } from './lessonItem.ts';
import type { Library } from './library.ts';
import { bookNode, childrenOf, type LessonFilter, nodeId, type TreeNode } from './treeNode.ts';

/** The chapter tree: books, their sections and groups, their lessons. */
export class ChapterTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #library: Library;
  readonly #language: BookLanguage;
  readonly #state: ReaderState;
  readonly #log: Log;
  #filter: LessonFilter;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(library: Library, language: BookLanguage, state: ReaderState, log: Log) {
    this.#library = library;
    this.#language = language;
    this.#state = state;
    this.#log = log;
    this.#subscriptions = vscode.Disposable.from(
      library.onDidChange(() => this.#changed.fire()),
      language.onDidChange(() => this.#changed.fire()),
      state.onDidChange(() => this.#changed.fire()),
    );
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node) {
      const options = {
        locale: this.#language.locale,
        filter: this.#filter,
        pathsTitle: vscode.l10n.t('Learning Paths'),
        primerTitle: vscode.l10n.t('Primer'),
      };
      return [...childrenOf(node, options)];
    }
    try {
      const shelves = await this.#library.shelvesAtHand();
      return shelves.map((shelf) => bookNode(shelf, this.#language.locale));
    } catch (error) {
      // An empty list shows the welcome view, which says what to do.
      this.#log.error(error instanceof Error ? error : String(error));
      return [];
    }
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.kind === 'book' ? undefined : node.parent;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    if (node.kind === 'lesson')
      return lessonItem(node, nodeId(node), this.#state.progress, this.#language.locale);
    const item = new vscode.TreeItem(
      node.title,
      node.kind === 'book'
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.Collapsed,
    );
    item.id = nodeId(node);
    item.contextValue = node.kind === 'book' && node.shelf.trust === 'untrusted' ? 'ownBook' : node.kind;
    return item;
  }

  /** Shows only the lessons that pass. */
  setFilter(filter: LessonFilter): void {
    this.#filter = filter;
    this.#changed.fire();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }
}
