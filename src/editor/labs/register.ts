import * as vscode from 'vscode';
import type { Library } from '../course/library.ts';
import type { BookLanguage } from '../language.ts';
import { registerLabCommands } from './commands.ts';
import type { Labs } from './labs.ts';
import { ExerciseTests } from './testing.ts';

/** Exercises in the Testing view, and the commands on examples and exercises. */
export function registerLabs(labs: Labs, library: Library, language: BookLanguage): vscode.Disposable {
  const tests = new ExerciseTests(labs, library, language);
  return vscode.Disposable.from(tests, registerLabCommands(labs, tests));
}
