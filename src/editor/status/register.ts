import * as vscode from 'vscode';
import { courseStatus } from '../../core/course/courseStatus.ts';
import { lessonLink } from '../../core/course/lessonLink.ts';
import { statusReport } from '../../core/course/statusReport.ts';
import type { Library } from '../course/library.ts';
import type { BookLanguage } from '../language.ts';
import type { ReaderState } from '../progress/readerState.ts';

const scheme = 'patternbook-status';
const document = vscode.Uri.from({ scheme, path: '/Patternbook.md' });

/** *Show My Progress*, in the editor's own Markdown preview, and *Export My Progress as Markdown…*. */
export function registerStatus(
  state: ReaderState,
  library: Library,
  language: BookLanguage,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const report = async (): Promise<string> => {
    const { bundle } = await library.builtIn();
    const { locale } = language;
    return statusReport(courseStatus(bundle, state.progress, locale), locale, (slug) =>
      lessonLink(vscode.env.uriScheme, { slug, locale }),
    );
  };
  const refresh = (): void => changed.fire(document);
  return vscode.Disposable.from(
    changed,
    state.onDidChange(refresh),
    library.onDidChange(refresh),
    language.onDidChange(refresh),
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: report,
    }),
    vscode.commands.registerCommand('patternbook.showStatus', () =>
      vscode.commands.executeCommand('markdown.showPreview', document),
    ),
    vscode.commands.registerCommand('patternbook.exportStatus', async () => {
      const target = await vscode.window.showSaveDialog({ filters: { Markdown: ['md'] } });
      if (target) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(await report()));
    }),
  );
}
