import { isRecord } from '../core/isRecord.ts';
import type { RuleGroup } from '../core/lint/rule.ts';
import type { Locale } from '../core/locale.ts';
import { isLocale } from '../core/locale.ts';

/** What a client tells the language server at the start; all of it optional, so that any editor's client will do. */
export interface LintServerOptions {
  /** Language of the messages; else that of the editor. */
  readonly locale?: Locale;
  /** What the editor registered with the system (`vscode.env.uriScheme`); with it, problem codes link to lessons. */
  readonly uriScheme?: string;
  /** Folder of the parser's files; a server in a worker has no other way to find them. */
  readonly wasmUri?: string;
  /**
   * The client has the commands `patternbook.openLesson`, `patternbook.explainRule`, `patternbook.insertPattern`,
   * `patternbook.lint.disable` and `patternbook.showPlaces`.
   */
  readonly commands: boolean;
  /** The client shows what is checked in a file, and takes `fileStatusNotification`. */
  readonly status: boolean;
  /** The client shows the message map, and takes `mapChangedNotification`. */
  readonly map: boolean;
  /**
   * The editor has another server for the same files and asks only one for a call hierarchy: this one offers none by
   * itself, and no outline, but answers a client that asks.
   */
  readonly besideOthers: boolean;
}

export function parseLintServerOptions(data: unknown): LintServerOptions {
  const given = isRecord(data) ? data : {};
  const { locale, uriScheme, wasmUri, commands, status, map, besideOthers } = given;
  return {
    ...(isLocale(locale) && { locale }),
    ...(typeof uriScheme === 'string' && { uriScheme }),
    ...(typeof wasmUri === 'string' && { wasmUri }),
    commands: commands === true,
    status: status === true,
    map: map === true,
    besideOthers: besideOthers === true,
  };
}

/** Server to client: the bytes of a file, or null. Parameter: its URI. Only a server in a worker asks. */
export const readFileRequest = 'patternbook/readFile';

/** Server to client, whenever it has looked at a file: a `FileStatus`. */
export const fileStatusNotification = 'patternbook/fileStatus';

/** What is checked in a file, or why it is not. */
export interface FileStatus {
  readonly uri: string;
  readonly state:
    | { readonly rules: number; readonly groups: readonly RuleGroup[] }
    | {
        readonly skipped:
          | 'off'
          | 'ignored'
          /** Its path says test, mock, fixture, benchmark or documentation. */
          | 'test'
          | 'language'
          /** Nothing in it that a rule is about. */
          | 'gate'
          | 'size';
      };
}

/** Argument of the command `patternbook.openLesson`. */
export interface LessonTarget {
  readonly slug: string;
  readonly heading: string;
}

/** Argument of the command `patternbook.explainRule`: opens the page of a rule. */
export interface ExplainTarget {
  readonly rule: string;
}

/** Argument of the command `patternbook.insertPattern`: puts a pattern below the code around a line. */
export interface InsertTarget {
  readonly prefix: string;
  readonly uri: string;
  /** 0-based. */
  readonly line: number;
}

/** Argument of the command `patternbook.lint.disable`: asks for a reason, then writes the comment. */
export interface DisableTarget {
  readonly uri: string;
  readonly rule: string;
  readonly reach: 'next-line' | 'file';
  /** 0-based line before which the comment goes. */
  readonly line: number;
  readonly indent: string;
  /** What begins a comment in the language of the file. */
  readonly mark: '//' | '#';
}

/** The comment that disables a rule. */
export function disableComment({ rule, reach, indent, mark }: DisableTarget, reason: string): string {
  return `${indent}${mark} patternbook-disable-${reach} ${rule} -- ${reason}\n`;
}
