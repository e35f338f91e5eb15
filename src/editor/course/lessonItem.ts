import * as vscode from 'vscode';
import type { LessonMeta } from '../../core/course/lessonMeta.ts';
import { type Progress, progressOf, type ReadingStatus, statusOf } from '../../core/course/progress.ts';
import type { Locale } from '../../core/locale.ts';
import type { LessonNode } from './treeNode.ts';

/** The row of a lesson: what it is called, how long and hard it is, and how far the reader is. */
export function lessonItem(
  node: LessonNode,
  id: string,
  progress: Progress,
  locale: Locale,
): vscode.TreeItem {
  const { shelf, slug, title } = node;
  const meta = shelf.meta[slug];
  const status = shelf.isWritten(slug) ? statusOf(progress, shelf.book.id, slug) : 'unwritten';
  const { exercisePassed } = progressOf(progress, shelf.book.id, slug);
  const details = [...detailsOf(meta, status), ...(exercisePassed ? [vscode.l10n.t('exercise passed')] : [])];
  const item = new vscode.TreeItem(title);
  item.id = id;
  item.description = details.join(' · ');
  item.iconPath = icons[status];
  item.contextValue = `lesson.${status}`;
  item.tooltip = tooltipOf(title, meta, locale);
  item.accessibilityInformation = {
    label: [title, ...details, statusName(status)].join(', '),
    role: 'treeitem',
  };
  item.command = {
    command: 'patternbook.openLesson',
    title: vscode.l10n.t('Open Lesson'),
    arguments: [
      { bookId: shelf.book.id, slug, ...(node.parent.kind === 'path' && { path: node.parent.path.id }) },
    ],
  };
  return item;
}

type LessonStatus = ReadingStatus | 'unwritten';

const icons: Record<LessonStatus, vscode.ThemeIcon> = {
  unread: new vscode.ThemeIcon('circle-large-outline'),
  reading: new vscode.ThemeIcon('color-mode', new vscode.ThemeColor('charts.blue')),
  read: new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('charts.green')),
  unwritten: new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('disabledForeground')),
};

function detailsOf(meta: LessonMeta | undefined, status: LessonStatus): string[] {
  if (status === 'unwritten') return [vscode.l10n.t('not written yet')];
  return meta ? [vscode.l10n.t('{0} min', meta.minutes.read), levelName(meta.level)] : [];
}

function tooltipOf(title: string, meta: LessonMeta | undefined, locale: Locale): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendText(title);
  for (const objective of meta?.objectives[locale] ?? [])
    tooltip.appendMarkdown('\n- ').appendText(objective);
  return tooltip;
}

function statusName(status: LessonStatus): string {
  switch (status) {
    case 'unread':
      return vscode.l10n.t('unread');
    case 'reading':
      return vscode.l10n.t('in progress');
    case 'read':
      return vscode.l10n.t('read');
    case 'unwritten':
      return '';
  }
}

/** The level of a lesson, in the editor's language. */
export function levelName(level: LessonMeta['level']): string {
  switch (level) {
    case 'fundamental':
      return vscode.l10n.t('fundamental');
    case 'intermediate':
      return vscode.l10n.t('intermediate');
    case 'advanced':
      return vscode.l10n.t('advanced');
  }
}
