import * as vscode from 'vscode';
import { parseLessonLink } from '../../core/course/lessonLink.ts';

/** Opens what a link from outside the editor names: a lesson, or a run of the playground. */
export function registerDeepLinks(): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri: (uri) => {
      const place = parseLessonLink(uri);
      if (uri.path === '/playground')
        return void vscode.commands.executeCommand('patternbook.openPlayground', uri.query);
      if (place) return void vscode.commands.executeCommand('patternbook.openLesson', place);
      return void vscode.window.showWarningMessage(
        vscode.l10n.t('This link names no lesson: {0}', uri.toString(true)),
      );
    },
  });
}
