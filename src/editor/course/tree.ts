import * as vscode from 'vscode';
import type { Locale } from '../../core/locale.ts';
import type { BookLanguage } from '../language.ts';
import type { Log } from '../log.ts';
import type { Library } from './library.ts';
import { bookNode, childrenOf, type LessonNode, type TreeNode } from './treeNode.ts';

/** The chapter tree: books, their sections and groups, their lessons. */
export class ChapterTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #library: Library;
  readonly #language: BookLanguage;
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(library: Library, language: BookLanguage, log: Log) {
    this.#library = library;
    this.#language = language;
    this.#log = log;
    this.#subscriptions = vscode.Disposable.from(
      library.onDidChange(() => this.#changed.fire()),
      language.onDidChange(() => this.#changed.fire()),
    );
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node) return [...childrenOf(node, this.#language.locale)];
    try {
      const shelves = await this.#library.shelves();
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
    const item = new vscode.TreeItem(node.title);
    item.id = idOf(node);
    item.contextValue = node.kind;
    item.collapsibleState = collapsibleState(node);
    if (node.kind === 'lesson') decorateLesson(item, node, this.#language.locale);
    return item;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }
}

/** A lesson that stands in two sections is two rows, so the row's id names its way from the book. */
function idOf(node: TreeNode): string {
  switch (node.kind) {
    case 'book':
      return node.shelf.book.id;
    case 'section':
      return `${idOf(node.parent)}/${node.id}`;
    case 'lesson':
      return `${idOf(node.parent)}/${node.slug}`;
  }
}

function collapsibleState(node: TreeNode): vscode.TreeItemCollapsibleState {
  switch (node.kind) {
    case 'book':
      return vscode.TreeItemCollapsibleState.Expanded;
    case 'section':
      return vscode.TreeItemCollapsibleState.Collapsed;
    case 'lesson':
      return vscode.TreeItemCollapsibleState.None;
  }
}

function decorateLesson(item: vscode.TreeItem, node: LessonNode, locale: Locale): void {
  const written = node.shelf.isWritten(node.slug);
  const meta = node.shelf.meta[node.slug];
  const details = written
    ? meta
      ? [vscode.l10n.t('{0} min', meta.minutes.read), levelName(meta.level)]
      : []
    : [vscode.l10n.t('not written yet')];
  item.description = details.join(' · ');
  item.iconPath = new vscode.ThemeIcon(written ? 'book' : 'circle-dashed');
  item.contextValue = written ? 'lesson' : 'unwrittenLesson';
  item.tooltip = meta?.objectives[locale]
    ? new vscode.MarkdownString(meta.objectives[locale].map((objective) => `- ${objective}`).join('\n'))
    : node.title;
  item.accessibilityInformation = { label: [node.title, ...details].join(', '), role: 'treeitem' };
  item.command = {
    command: 'patternbook.openLesson',
    title: vscode.l10n.t('Open Lesson'),
    arguments: [{ bookId: node.shelf.book.id, slug: node.slug }],
  };
}

function levelName(level: 'fundamental' | 'intermediate' | 'advanced'): string {
  switch (level) {
    case 'fundamental':
      return vscode.l10n.t('fundamental');
    case 'intermediate':
      return vscode.l10n.t('intermediate');
    case 'advanced':
      return vscode.l10n.t('advanced');
  }
}
