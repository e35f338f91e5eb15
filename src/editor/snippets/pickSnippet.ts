import * as vscode from 'vscode';
import { inLocale, type Locale } from '../../core/locale.ts';
import { patternGroups, type Snippet } from '../../core/snippets/snippet.ts';
import { showPreview } from './preview.ts';

interface SnippetItem extends vscode.QuickPickItem {
  readonly snippet?: Snippet;
}

/** Asks for one of `snippets`, shown in their order under the headings of their groups; undefined when cancelled. */
export function pickSnippet(
  snippets: readonly Snippet[],
  locale: Locale,
  placeholder: string,
): Promise<Snippet | undefined> {
  const openLesson: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('book'),
    tooltip: vscode.l10n.t('Open Lesson'),
  };
  const preview: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('open-preview'),
    tooltip: vscode.l10n.t('Show what is inserted'),
  };
  const pick = vscode.window.createQuickPick<SnippetItem>();
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = itemsOf(snippets, locale, [preview, openLesson]);

  return new Promise((resolve) => {
    pick.onDidTriggerItemButton(({ item: { snippet }, button }) => {
      if (snippet === undefined) return;
      if (button === preview) return void showPreview(snippet);
      pick.hide();
      void vscode.commands.executeCommand('patternbook.openLesson', {
        bookId: 'patternbook',
        ...snippet.lesson,
      });
    });
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.snippet);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function itemsOf(
  snippets: readonly Snippet[],
  locale: Locale,
  buttons: readonly vscode.QuickInputButton[],
): SnippetItem[] {
  return [...Map.groupBy(snippets, ({ pattern }) => pattern)].flatMap(([group, ofGroup]): SnippetItem[] => [
    { label: inLocale(patternGroups[group], locale) ?? group, kind: vscode.QuickPickItemKind.Separator },
    ...ofGroup.map((snippet) => ({
      label: inLocale(snippet.title, locale) ?? snippet.prefix,
      description: [snippet.prefix, snippet.framework].filter(Boolean).join(' · '),
      detail: inLocale(snippet.description, locale) ?? '',
      buttons,
      snippet,
    })),
  ]);
}
