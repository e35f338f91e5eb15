import * as vscode from 'vscode';
import { lessonLink } from '../../core/course/lessonLink.ts';
import { inLocale, type Localized } from '../../core/locale.ts';
import type { ExplainTarget } from '../../protocol/lint.ts';
import type { BookLanguage } from '../language.ts';
import type { Log } from '../log.ts';

const scheme = 'patternbook-rule';

/** The page of a rule: what it finds, why that hurts, how to mend it; as a Markdown preview. */
export function registerRulePages(built: vscode.Uri, language: BookLanguage, log: Log): vscode.Disposable {
  let loading: Promise<Readonly<Record<string, Localized>>> | undefined;
  const pages = () => {
    loading ??= readPages(vscode.Uri.joinPath(built, 'content', 'rules.json'));
    return loading;
  };

  async function explain(target?: ExplainTarget): Promise<void> {
    try {
      const known = await pages();
      const rule =
        target?.rule ??
        (await vscode.window.showQuickPick(Object.keys(known), { title: vscode.l10n.t('Rule to explain') }));
      if (rule === undefined) return;
      await vscode.commands.executeCommand(
        'markdown.showPreview',
        vscode.Uri.from({ scheme, path: `/${language.locale}/${rule}.md` }),
      );
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(
        vscode.l10n.t('The page of the rule cannot be read. See the Patternbook log.'),
      );
    }
  }

  const provider: vscode.TextDocumentContentProvider = {
    async provideTextDocumentContent({ path }) {
      const rule = path.replace(/^.*\/|\.md$/g, '');
      const page = (await pages())[rule];
      const text = page && inLocale(page, language.locale);
      return `# ${rule}\n\n${withLessonLinks(text ?? '', language)}`;
    },
  };

  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, provider),
    vscode.commands.registerCommand('patternbook.explainRule', explain),
  );
}

async function readPages(uri: vscode.Uri): Promise<Readonly<Record<string, Localized>>> {
  return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
}

/** `(../slug/#heading)` becomes the link that opens the lesson in this editor. */
function withLessonLinks(text: string, { locale }: BookLanguage): string {
  return text.replace(/\(\.\.\/([\w-]+)\/#([\w-]+)\)/g, (_, slug: string, heading: string) => {
    return `(${lessonLink(vscode.env.uriScheme, { slug, heading, locale })})`;
  });
}
