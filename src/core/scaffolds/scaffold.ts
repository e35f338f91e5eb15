import type { Localized } from '../locale.ts';
import { renamed } from '../snippets/nameCase.ts';
import {
  type LessonLink,
  type SnippetLanguage,
  snippetLanguageIds,
  snippetLanguages,
} from '../snippets/snippet.ts';

/** A small working set of files, with its tests, that shows a pattern whole: what the build makes of one folder. */
export interface Scaffold {
  /** Folder of `content/scaffolds`; the same in every language. */
  readonly pattern: string;
  readonly language: SnippetLanguage;
  readonly title: Localized;
  readonly description: Localized;
  readonly lesson: LessonLink;
  /** What the reader names, as a question. */
  readonly ask: Localized;
  /** The name that the files have, in PascalCase; the reader's takes its place. */
  readonly name: string;
  /** Folder the files go into; it holds the name too. */
  readonly folder: string;
  /** Path of the file to begin reading with. */
  readonly main: string;
  /** The command that runs the tests in the folder. */
  readonly test: string;
  readonly files: readonly ScaffoldFile[];
}

export interface ScaffoldFile {
  /** Inside the folder, with `/`. */
  readonly path: string;
  /** Whether the pattern works without it; such a file is written only if the reader asks for it. */
  readonly isOptional: boolean;
  readonly text: string;
}

/** What is written for a name. */
export type ScaffoldPlan = Pick<Scaffold, 'folder' | 'main' | 'files'>;

/**
 * The files of a scaffold for the reader's name.
 *
 * @param name in PascalCase
 * @param uriScheme of links into this editor, as `vscode.env.uriScheme`; the files have `vscode`
 */
export function planScaffold(scaffold: Scaffold, name: string, uriScheme = 'vscode'): ScaffoldPlan {
  const pathOf = (path: string) => renamed(path, scaffold.name, name, 'kebab');
  return {
    folder: pathOf(scaffold.folder),
    main: pathOf(scaffold.main),
    files: scaffold.files.map(({ path, isOptional, text }) => ({
      path: pathOf(path),
      isOptional,
      text: renamed(text, scaffold.name, name, lowerCaseIn(path)).replaceAll(
        'vscode://patternbook.patternbook/',
        `${uriScheme}://patternbook.patternbook/`,
      ),
    })),
  };
}

/** How the language of a file writes a lone lower-case name; JSON and the like as a path does. */
function lowerCaseIn(path: string): 'camel' | 'snake' | 'kebab' {
  const language = snippetLanguageIds.find((id) => path.endsWith(`.${snippetLanguages[id].extension}`));
  return language === undefined ? 'kebab' : snippetLanguages[language].lowerCase;
}
