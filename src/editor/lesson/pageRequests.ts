import * as vscode from 'vscode';
import { lessonLink } from '../../core/course/lessonLink.ts';
import type { PageMessage } from '../../protocol/lesson.ts';
import type { ExplainTarget } from '../../protocol/lint.ts';
import { saveImage } from '../page/saveImage.ts';
import { editNote, toggleBookmark } from '../progress/bookmarks.ts';
import type { ReaderState } from '../progress/readerState.ts';
import { insertAtCursor, type LastTextEditor, openUntitled } from './codeActions.ts';
import type { LoadedLesson } from './lessonLoader.ts';
import { builtInBook } from './lessonTarget.ts';
import { openOutside } from './outsideLinks.ts';
import type { ReaderMarks } from './readerMarks.ts';

/** What the page asks of the editor, beside going to other places. */
export type PageRequest = Exclude<
  PageMessage,
  {
    readonly type: 'ready' | 'open' | 'history' | 'language' | 'search' | 'place' | 'run' | 'stop' | 'failed';
  }
>;

export interface RequestServices {
  readonly state: ReaderState;
  readonly marks: ReaderMarks;
  readonly lastEditor: LastTextEditor;
}

/**
 * Does what the page asks for.
 * @returns a sentence for the page to show, where there is one
 */
export async function serveRequest(
  request: PageRequest,
  { view, shelf }: LoadedLesson,
  { state, marks, lastEditor }: RequestServices,
): Promise<string | undefined> {
  switch (request.type) {
    case 'openOutside':
      await openOutside(request.url, shelf.trust);
      return undefined;
    case 'lab':
      await vscode.commands.executeCommand(`patternbook.${request.action}`, { slug: request.slug });
      return undefined;
    case 'answer':
      await marks.answer(view, request.question, request.answer);
      return undefined;
    case 'copy':
      await vscode.env.clipboard.writeText(request.text);
      return undefined;
    case 'insert':
      await insertAtCursor(request.text, lastEditor);
      return undefined;
    case 'openUntitled':
      await openUntitled(request.text, request.language);
      return undefined;
    case 'insertPattern':
      // The pattern goes where the reader was writing; the page took that editor's place.
      await lastEditor.reveal();
      await vscode.commands.executeCommand('patternbook.insertPattern', { prefix: request.prefix });
      return undefined;
    case 'explainRule': {
      const target: ExplainTarget = { rule: request.rule };
      await vscode.commands.executeCommand('patternbook.explainRule', target);
      return undefined;
    }
    case 'saveImage':
      await saveImage(request);
      return undefined;
    case 'bookmark':
      await toggleBookmark(state, marks.notePlace(view, request.heading));
      return undefined;
    case 'note':
      await editNote(state, marks.notePlace(view, request.heading));
      return undefined;
    case 'copyLink': {
      const book = view.bookId === builtInBook ? {} : { bookId: view.bookId };
      const place = { ...book, slug: view.slug, heading: request.heading, locale: view.requestedLocale };
      await vscode.env.clipboard.writeText(lessonLink(vscode.env.uriScheme, place));
      return vscode.l10n.t('Link copied');
    }
  }
}
