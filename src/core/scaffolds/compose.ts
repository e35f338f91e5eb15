import type { Problem } from '../problem.ts';
import { templateCode } from '../snippets/template.ts';
import type { LanguageManifest, ScaffoldManifest } from './manifest.ts';
import type { Scaffold, ScaffoldFile } from './scaffold.ts';

/** What a scaffold in one language is made of. */
export interface ScaffoldSources {
  readonly pattern: string;
  readonly manifest: ScaffoldManifest;
  readonly language: LanguageManifest;
  /** The files in the folder of the language. */
  readonly own: readonly Omit<ScaffoldFile, 'isOptional'>[];
  /** The parts the manifest names that exist: path in `content` → text. */
  readonly parts: ReadonlyMap<string, string>;
}

/** Puts a scaffold together from its own files and those it shares with snippets and other scaffolds. */
export function composeScaffold({ pattern, manifest, language, own, parts }: ScaffoldSources): {
  scaffold: Scaffold;
  problems: readonly Problem[];
} {
  const folder = `scaffolds/${pattern}/${language.language}`;
  const problems: Problem[] = [];
  const report = (message: string, file = `content/scaffolds/${pattern}/scaffold.yaml`) =>
    problems.push({ file, line: 1, message });

  const shared = Object.entries(language.parts).flatMap(([path, source]) => {
    const text = parts.get(source);
    if (text === undefined) report(`${path}: content/${source} does not exist`);
    return text === undefined ? [] : [{ path, text: partText(text, language) }];
  });
  const files = [
    ...shared,
    ...own.map(({ path, text }) => ({
      path,
      text: withImportsInside(text, { file: `${folder}/${path}`, folder }, (source) => {
        const target = Object.keys(language.parts).find((part) => language.parts[part] === source);
        if (target === undefined) report(`imports ${source}, which is no part`, `content/${folder}/${path}`);
        return target;
      }),
    })),
  ]
    .map((file) => ({ ...file, isOptional: language.optional.includes(file.path) }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  for (const path of [language.main, ...language.optional]) {
    if (!files.some((file) => file.path === path)) report(`there is no ${path}`);
  }

  const { languages: _, ...common } = manifest;
  const { language: id, main, test } = language;
  return { scaffold: { pattern, ...common, language: id, main, test, files }, problems };
}

function partText(text: string, language: LanguageManifest): string {
  const code = templateCode({ text, language: language.language });
  return language.package === undefined
    ? code
    : code.replace(/^package \w+$/m, `package ${language.package}`);
}

/**
 * The text of a file whose imports from outside its folder, which stand in for the parts, become imports of these
 * parts: so a file compiles and runs both where it stands and where it is written.
 *
 * @param partOf where in the scaffold a file of `content` is
 */
function withImportsInside(
  text: string,
  { file, folder }: { readonly file: string; readonly folder: string },
  partOf: (source: string) => string | undefined,
): string {
  return text.replace(/(?<=from ')\.\.?\/[^']+(?=')/g, (specifier) => {
    const source = resolved(file, specifier);
    const target = source.startsWith(`${folder}/`) ? undefined : partOf(source);
    return target === undefined ? specifier : relative(file, `${folder}/${target}`);
  });
}

function resolved(file: string, specifier: string): string {
  const path = file.split('/').slice(0, -1);
  for (const step of specifier.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

function relative(file: string, target: string): string {
  const from = file.split('/').slice(0, -1);
  const to = target.split('/');
  while (from.length > 0 && from[0] === to[0]) {
    from.shift();
    to.shift();
  }
  return `${from.length === 0 ? './' : '../'.repeat(from.length)}${to.join('/')}`;
}
