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

/** What there is to choose from, and how it is called. */
export interface Offer {
  readonly scaffolds: readonly Scaffold[];
  readonly locale: Locale;
  readonly titleOfLesson: (slug: string) => string;
}

/** Asks for what `request` leaves open, one step each; undefined when the reader gives up. */
export async function askPattern(offer: Offer, request: PatternRequest): Promise<PatternChoice | undefined> {
  const steps: Readonly<Record<keyof PatternRequest, Step<PatternRequest>>> = {
    pattern: (state, place) => askForPattern(offer, state, place),
    language: (state, place) => askForLanguage(offer, state, place),
    name: (state, place) => askForName(offer, state, place),
    folder: (state, place) => askForPlace(offer, state, place),
  };
  const open = (['pattern', 'language', 'name', 'folder'] as const).filter(
    (field) => request[field] === undefined,
  );
  const answers = await runSteps(
    vscode.l10n.t('New Pattern'),
    open.map((field) => steps[field]),
    request,
  );
  const scaffold = answers && scaffoldOf(offer, answers);
  const name = pascalName(answers?.name ?? '');
  if (scaffold === undefined || name === undefined || answers?.folder === undefined) return undefined;
  return { scaffold, name, folder: answers.folder };
}

function scaffoldOf({ scaffolds }: Offer, request: PatternRequest): Scaffold | undefined {
  return scaffolds.find(
    ({ pattern, language }) => pattern === request.pattern && language === request.language,
  );
}

async function askForPattern(
  { scaffolds, locale, titleOfLesson }: Offer,
  state: PatternRequest,
  place: Place,
): Promise<Answer<PatternRequest>> {
  const inLanguage = scaffolds.filter(
    ({ language }) => state.language === undefined || language === state.language,
  );
  const firstOfEach = inLanguage.filter(
    ({ pattern }, index) => inLanguage.findIndex((other) => other.pattern === pattern) === index,
  );
  const choices = firstOfEach.map(({ pattern, title, description, lesson }) => ({
    label: inLocale(title, locale) ?? pattern,
    description: vscode.l10n.t('Lesson: {0}', titleOfLesson(lesson.slug)),
    detail: inLocale(description, locale) ?? '',
    value: pattern,
  }));
  const answer = await chooseStep(place, vscode.l10n.t('Pattern to begin with'), choices);
  return withAnswer(answer, (pattern) => ({ ...state, pattern }));
}

async function askForLanguage(
  { scaffolds }: Offer,
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
  offer: Offer,
  state: PatternRequest,
  place: Place,
): Promise<Answer<PatternRequest>> {
  const scaffold = scaffoldOf(offer, state);
  const prompt = inLocale(scaffold?.ask ?? {}, offer.locale) ?? '';
  const answer = await typeStep(place, prompt, scaffold?.name ?? '', (text) =>
    problemOfName(text, scaffold?.language),
  );
  return withAnswer(answer, (name) => ({ ...state, name }));
}

async function askForPlace(
  offer: Offer,
  state: PatternRequest,
  place: Place,
): Promise<Answer<PatternRequest>> {
  const scaffold = scaffoldOf(offer, state);
  const ownFolder = scaffold && planScaffold(scaffold, pascalName(state.name ?? '') ?? '').folder;
  const choices: Choice<vscode.Uri | 'other'>[] = [
    ...likelyFolders().map(({ name, uri }) => ({
      label: `$(folder) ${name}`,
      description: vscode.l10n.t('makes {0} in it', ownFolder ?? ''),
      value: uri,
    })),
    { label: `$(folder-opened) ${vscode.l10n.t('Choose a folder…')}`, value: 'other', alwaysShow: true },
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
