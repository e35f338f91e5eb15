import * as vscode from 'vscode';
import { inLocale, type Locale } from '../../core/locale.ts';
import { pascalName } from '../../core/scaffolds/name.ts';
import { planScaffold, type Scaffold } from '../../core/scaffolds/scaffold.ts';
import { snippetLanguages } from '../../core/snippets/snippet.ts';
import { askForFolder, likelyFolders } from './folders.ts';
import { type PatternRequest, problemOfName } from './request.ts';
import { type Answer, type Choice, chooseStep, type Place, runSteps, type Step, typeStep } from './steps.ts';

/** Everything that is needed to write a pattern. */
export interface PatternChoice {
  readonly scaffold: Scaffold;
  /** In PascalCase. */
  readonly name: string;
  /** The folder that the pattern's own folder goes into. */
  readonly folder: vscode.Uri;
}

/** Asks for what `request` leaves open, one step each; undefined when the reader gives up. */
export async function askPattern(
  scaffolds: readonly Scaffold[],
  request: PatternRequest,
  locale: Locale,
): Promise<PatternChoice | undefined> {
  const all: Readonly<Record<keyof PatternRequest, Step<PatternRequest>>> = {
    pattern: (state, place) => askForPattern(scaffolds, state, place, locale),
    language: (state, place) => askForLanguage(scaffolds, state, place),
    name: (state, place) => askForName(scaffoldOf(scaffolds, state), state, place, locale),
    folder: (state, place) => askForPlace(scaffoldOf(scaffolds, state), state, place),
  };
  const steps = (['pattern', 'language', 'name', 'folder'] as const)
    .filter((field) => request[field] === undefined)
    .map((field) => all[field]);
  const answers = await runSteps(vscode.l10n.t('New Pattern'), steps, request);
  const scaffold = answers && scaffoldOf(scaffolds, answers);
  const name = pascalName(answers?.name ?? '');
  if (scaffold === undefined || name === undefined || answers?.folder === undefined) return undefined;
  return { scaffold, name, folder: answers.folder };
}

function scaffoldOf(scaffolds: readonly Scaffold[], request: PatternRequest): Scaffold | undefined {
  return scaffolds.find(
    ({ pattern, language }) => pattern === request.pattern && language === request.language,
  );
}

async function askForPattern(
  scaffolds: readonly Scaffold[],
  state: PatternRequest,
  place: Place,
  locale: Locale,
): Promise<Answer<PatternRequest>> {
  const inLanguage = scaffolds.filter(
    ({ language }) => state.language === undefined || language === state.language,
  );
  const choices = [...Map.groupBy(inLanguage, ({ pattern }) => pattern)].flatMap(
    ([pattern, [scaffold]]): Choice<string>[] =>
      scaffold === undefined
        ? []
        : [
            {
              label: inLocale(scaffold.title, locale) ?? pattern,
              description: vscode.l10n.t('lesson {0}', scaffold.lesson.slug),
              detail: inLocale(scaffold.description, locale) ?? '',
              value: pattern,
            },
          ],
  );
  const answer = await chooseStep(place, vscode.l10n.t('Pattern to begin with'), choices);
  return withAnswer(answer, (pattern) => ({ ...state, pattern }));
}

async function askForLanguage(
  scaffolds: readonly Scaffold[],
  state: PatternRequest,
  place: Place,
): Promise<Answer<PatternRequest>> {
  const choices = scaffolds
    .filter(({ pattern }) => pattern === state.pattern)
    .map(({ language, test }) => ({
      label: snippetLanguages[language].title,
      description: vscode.l10n.t('tests run by {0}', test),
      value: language,
    }));
  const answer = await chooseStep(place, vscode.l10n.t('Language'), choices);
  return withAnswer(answer, (language) => ({ ...state, language }));
}

async function askForName(
  scaffold: Scaffold | undefined,
  state: PatternRequest,
  place: Place,
  locale: Locale,
): Promise<Answer<PatternRequest>> {
  const prompt = inLocale(scaffold?.ask ?? {}, locale) ?? '';
  const answer = await typeStep(place, prompt, scaffold?.name ?? '', (text) =>
    problemOfName(text, scaffold?.language),
  );
  return withAnswer(answer, (name) => ({ ...state, name }));
}

async function askForPlace(
  scaffold: Scaffold | undefined,
  state: PatternRequest,
  place: Place,
): Promise<Answer<PatternRequest>> {
  const ownFolder = scaffold && planScaffold(scaffold, pascalName(state.name ?? '') ?? '').folder;
  const choices: Choice<vscode.Uri | 'other'>[] = [
    ...likelyFolders().map((folder) => ({
      label: `$(folder) ${vscode.workspace.asRelativePath(folder, true)}`,
      description: vscode.l10n.t('makes {0} in it', ownFolder ?? ''),
      value: folder,
    })),
    { label: `$(folder-opened) ${vscode.l10n.t('Another folder…')}`, value: 'other', alwaysShow: true },
  ];
  for (;;) {
    const answer = await chooseStep(place, vscode.l10n.t('Folder that the pattern goes into'), choices);
    if (answer === undefined || answer === 'back') return answer;
    const folder = answer.value === 'other' ? await askForFolder() : answer.value;
    if (folder !== undefined) return { value: { ...state, folder } };
  }
}

function withAnswer<T>(answer: Answer<T>, toState: (value: T) => PatternRequest): Answer<PatternRequest> {
  return answer === undefined || answer === 'back' ? answer : { value: toState(answer.value) };
}
