import * as vscode from 'vscode';
import { parseLessonLink } from '../../core/course/lessonLink.ts';

/** Opens the lesson of a link from outside the editor. */
export function registerDeepLinks(): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri: (uri) => {
      const place = parseLessonLink(uri);
      if (place) return void vscode.commands.executeCommand('patternbook.openLesson', place);
      return void vscode.window.showWarningMessage(
        vscode.l10n.t('This link names no lesson: {0}', uri.toString(true)),
      );
    },
  });
}
