import * as vscode from 'vscode';
import { isRecord } from '../../core/isRecord.ts';
import { isKeyword, pascalName } from '../../core/scaffolds/name.ts';
import type { Scaffold } from '../../core/scaffolds/scaffold.ts';
import { type SnippetLanguage, snippetLanguages } from '../../core/snippets/snippet.ts';

/** What a command's caller has decided; the reader is asked for the rest. */
export interface PatternRequest {
  readonly pattern?: string;
  readonly language?: string;
  readonly name?: string;
  readonly folder?: vscode.Uri;
}

/** Reads a command's argument: a folder of the explorer, or `{ pattern, language, name, folder }` with any of these. */
export function parseRequest(argument: unknown): PatternRequest {
  if (argument instanceof vscode.Uri) return { folder: argument };
  if (!isRecord(argument)) return {};
  const { pattern, language, name, folder } = argument;
  return {
    ...(typeof pattern === 'string' && { pattern }),
    ...(typeof language === 'string' && { language }),
    ...(typeof name === 'string' && { name }),
    ...(folder instanceof vscode.Uri && { folder }),
    ...(typeof folder === 'string' && { folder: uriOf(folder) }),
  };
}

/** A URI, or a path of the machine. */
function uriOf(folder: string): vscode.Uri {
  return /^[a-z][\w+.-]+:/i.test(folder) ? vscode.Uri.parse(folder) : vscode.Uri.file(folder);
}

/** What is wrong with what the caller has decided, in one sentence; undefined where nothing is. */
export function problemOfRequest(
  { pattern, language, name }: PatternRequest,
  scaffolds: readonly Scaffold[],
): string | undefined {
  const ofPattern = scaffolds.filter((scaffold) => pattern === undefined || scaffold.pattern === pattern);
  if (ofPattern.length === 0) {
    const known = [...new Set(scaffolds.map((scaffold) => scaffold.pattern))].join(', ');
    return vscode.l10n.t('There is no pattern “{0}” to begin with. There are: {1}.', pattern ?? '', known);
  }
  if (language !== undefined && !ofPattern.some((scaffold) => scaffold.language === language)) {
    const known = [...new Set(ofPattern.map((scaffold) => scaffold.language))].join(', ');
    return vscode.l10n.t('The pattern is not there in “{0}”. It is in: {1}.', language, known);
  }
  return name === undefined ? undefined : problemOfName(name);
}

/** @param language that the name is to be used in; absent where that is open yet */
export function problemOfName(name: string, language?: SnippetLanguage): string | undefined {
  const pascal = pascalName(name);
  if (pascal !== undefined) {
    return language !== undefined && isKeyword(pascal, language)
      ? vscode.l10n.t(
          '“{0}” is a keyword of {1}: take a longer name.',
          name,
          snippetLanguages[language].title,
        )
      : undefined;
  }
  return vscode.l10n.t(
    '“{0}” cannot be a name: it takes a letter (A–Z) first, then letters and digits.',
    name,
  );
}
