import * as vscode from 'vscode';
import { excerptOf } from '../../core/search/excerpt.ts';
import { byLesson } from '../../core/search/results.ts';
import type { SearchHit } from '../../core/search/searchIndex.ts';
import type { BookLanguage } from '../language.ts';
import type { Log } from '../log.ts';
import type { BookSearch } from './bookSearch.ts';

/** Rest between two keys after which a search starts, in milliseconds. */
const typingPause = 60;

interface HitItem extends vscode.QuickPickItem {
  readonly hit?: SearchHit;
}

/** *Search the Book*: results while one types, grouped by lesson; Enter opens the section. */
export function registerSearch(search: BookSearch, language: BookLanguage, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand('patternbook.search', (initial?: unknown) =>
    showSearch(search, language, log, typeof initial === 'string' ? initial : ''),
  );
}

function showSearch(search: BookSearch, language: BookLanguage, log: Log, initial: string): void {
  const pick = vscode.window.createQuickPick<HitItem>();
  pick.placeholder = vscode.l10n.t('Words to look for in the book; "in quotes" as they stand');
  pick.matchOnDetail = true;
  pick.matchOnDescription = true;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  const update = async (): Promise<void> => {
    const query = pick.value.trim();
    const mine = ++latest;
    pick.busy = query !== '';
    let items: HitItem[] = [];
    try {
      const hits = query === '' ? [] : await search.search(query, language.locale);
      items = query === '' ? [] : itemsOf(hits, query);
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      items = [
        {
          label: vscode.l10n.t('The search index cannot be read. See the Patternbook log.'),
          alwaysShow: true,
        },
      ];
    }
    if (mine !== latest) return;
    pick.items = items;
    pick.busy = false;
  };

  pick.onDidChangeValue(() => {
    clearTimeout(pause);
    pause = setTimeout(update, typingPause);
  });
  pick.onDidAccept(() => {
    const hit = pick.activeItems[0]?.hit;
    if (!hit) return;
    pick.hide();
    void vscode.commands.executeCommand('patternbook.openLesson', {
      bookId: hit.bookId,
      slug: hit.slug,
      ...(hit.heading && { heading: hit.heading }),
    });
  });
  pick.onDidHide(() => {
    clearTimeout(pause);
    pick.dispose();
  });
  pick.value = initial;
  pick.show();
  void update();
}

function itemsOf(hits: readonly SearchHit[], query: string): HitItem[] {
  if (hits.length === 0)
    return [{ label: vscode.l10n.t('Nothing found for “{0}”.', query), alwaysShow: true }];
  return byLesson(hits).flatMap((lesson): HitItem[] => [
    { label: lesson.lessonTitle, kind: vscode.QuickPickItemKind.Separator },
    ...lesson.hits.map((hit) => ({
      label: hit.headingTitle || hit.lessonTitle,
      detail: excerptOf(hit.text, query).text,
      alwaysShow: true,
      hit,
    })),
  ]);
}
