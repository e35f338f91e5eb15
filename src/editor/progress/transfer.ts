import * as vscode from 'vscode';
import { mergeNotes, parseNotes } from '../../core/course/notes.ts';
import { mergeProgress, parseProgress } from '../../core/course/progress.ts';
import { isRecord } from '../../core/isRecord.ts';
import type { ReaderState } from './readerState.ts';

const filters = { JSON: ['json'] };

/** *Export Progress…*: progress, bookmarks and notes as one JSON file. */
export async function exportState(state: ReaderState): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    filters,
    title: vscode.l10n.t('Export Progress, Bookmarks and Notes'),
    saveLabel: vscode.l10n.t('Export'),
  });
  if (!target) return;
  const text = JSON.stringify({ progress: state.progress, notes: state.notes }, undefined, 2);
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(`${text}\n`));
}

/** *Import Progress…*: adds what a file holds to what is there; nothing is lost. */
export async function importState(state: ReaderState): Promise<void> {
  const [source] = (await vscode.window.showOpenDialog({ filters, canSelectMany: false })) ?? [];
  if (!source) return;
  const read = parseExport(new TextDecoder().decode(await vscode.workspace.fs.readFile(source)));
  if (!read) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} is not an export of Patternbook: it needs “progress” and “notes”.', source.path),
    );
    return;
  }
  await state.changeProgress((progress) => mergeProgress(progress, read.progress));
  await state.changeNotes((notes) => mergeNotes(notes, read.notes));
  void vscode.window.showInformationMessage(vscode.l10n.t('Progress, bookmarks and notes were added.'));
}

function parseExport(text: string) {
  const value = parseJson(text);
  if (!isRecord(value)) return undefined;
  const progress = parseProgress(value.progress);
  const notes = parseNotes(value.notes);
  return progress && notes ? { progress, notes } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not JSON: the caller says so with the name of the file.
  }
}
