import * as vscode from 'vscode';
import { Highlighter } from '../core/code/highlighter.ts';
import { Library } from './course/library.ts';
import { registerOwnCourses } from './course/ownCommands.ts';
import { OwnCourses } from './course/ownCourses.ts';
import { registerChapterTree } from './course/register.ts';
import type { LabRunner } from './labs/labRunner.ts';
import { Labs } from './labs/labs.ts';
import { registerLabs } from './labs/register.ts';
import { BookLanguage } from './language.ts';
import { CodeColours, type CodeHighlighter } from './lesson/codeColours.ts';
import { registerLessonReader } from './lesson/register.ts';
import { registerDeepLinks } from './links/deepLinks.ts';
import { LanguageServer, type LanguageServerDeps } from './lint/languageServer.ts';
import { registerLint } from './lint/register.ts';
import { registerMap } from './map/register.ts';
import { registerPlayground } from './playground/register.ts';
import { registerBookmarks } from './progress/bookmarks.ts';
import { ReaderState } from './progress/readerState.ts';
import { registerProgress } from './progress/register.ts';
import { registerScaffolds } from './scaffolds/register.ts';
import { BookSearch } from './search/bookSearch.ts';
import { registerSearch } from './search/searchPick.ts';
import { registerSnippets } from './snippets/register.ts';
import { registerStatus } from './status/register.ts';

/** What differs between the desktop and the web-worker host. */
export interface HostParts {
  /** Absent where no process can be started. */
  readonly labRunner?: LabRunner & vscode.Disposable;
  /** Absent where there are no threads: code is coloured in the host itself. */
  readonly highlighter?: CodeHighlighter;
  /** Makes the client of the language server: a process, or a worker. */
  readonly createLintClient: LanguageServerDeps['createClient'];
}

/** Builds the services and registers every feature. Reads no file: content is read when a view asks for it. */
export function activateShared(context: vscode.ExtensionContext, host: HostParts): void {
  const register = <T extends vscode.Disposable>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  const log = register(vscode.window.createOutputChannel('Patternbook', { log: true }));
  const language = register(new BookLanguage());
  const built = vscode.Uri.joinPath(context.extensionUri, 'out');
  const library = register(new Library(vscode.Uri.joinPath(built, 'content')));
  const state = register(new ReaderState(context.globalState));
  const search = register(new BookSearch(library));
  const memory = { opened: context.globalState, hidden: context.workspaceState };
  register(registerOwnCourses(register(new OwnCourses(library, memory, log))));
  register(registerChapterTree(library, language, state, log));
  if (host.labRunner) register(host.labRunner);
  const labs = new Labs(vscode.Uri.joinPath(built, 'labs'), context.globalStorageUri, host.labRunner, state);
  register(registerLabs(labs, library, language));
  const pages = vscode.Uri.joinPath(built, 'webview');
  register(registerPlayground(pages, language, log));
  const colours = register(new CodeColours(host.highlighter ?? new Highlighter(), log));
  register(registerLessonReader(pages, library, language, state, labs, colours, log));
  register(registerProgress(state, library, language));
  register(registerBookmarks(state, library, language));
  register(registerStatus(state, library, language));
  register(registerSearch(search, language, log));
  register(registerSnippets(vscode.Uri.joinPath(built, 'content'), language, log));
  const scaffolds = vscode.Uri.joinPath(built, 'content', 'scaffolds.json');
  register(registerScaffolds(scaffolds, library, language, log));
  register(registerDeepLinks());
  const { extensionUri } = context;
  const server = register(
    new LanguageServer({ extensionUri, language, log, createClient: host.createLintClient }),
  );
  register(registerLint(server, built, language, log));
  register(registerMap(server, pages, language, log));
  server.open();
}
