import { canonicalName } from '../facts/names.ts';
import type { DeclaredType, FileFacts, MessageRef } from '../model.ts';
import { folderOf, type Modules } from './modules.ts';

/** A type where it is declared. */
export interface Declared {
  readonly file: FileFacts;
  readonly type: DeclaredType;
  readonly service: string;
}

/** What a name in a file means: types that are declared, else a text or a type from outside the workspace. */
export type Meaning =
  | { readonly declared: readonly Declared[] }
  | { readonly text: string }
  /** The name of a type that is imported from outside of the workspace. */
  | { readonly external: string }
  /** As a type parameter. */
  | 'nothing';

export interface Names {
  meaningOf(file: FileFacts, ref: MessageRef): Meaning;
}

/**
 * Finds what names mean. A name of a type or constant is looked for in its own file, in the file it is imported from
 * (through re-exports: by its name in the folder or the package imported from), and where nothing is imported, as the one
 * type of that name in the same folder, service or workspace. A text is looked for among the types the file declares or
 * imports, then among those of the service: by its own spelling first, in another spelling next. Of several, the one
 * nearest by folder is meant; where two are equally near, none is.
 */
export function namesOf(
  files: readonly FileFacts[],
  modules: Modules,
  serviceOf: (path: string) => string,
): Names {
  const inFile = new Map<string, Map<string, Declared>>();
  const byName = new Map<string, Declared[]>();
  const byCanonical = new Map<string, Declared[]>();
  const constants = new Map<string, Map<string, string>>();
  const constantsByName = new Map<string, { file: FileFacts; text: string }[]>();
  for (const file of files) {
    const service = serviceOf(file.path);
    for (const type of file.types) {
      const declared: Declared = { file, type, service };
      const own = inFile.get(file.path) ?? new Map<string, Declared>();
      if (!own.has(type.name)) own.set(type.name, declared);
      inFile.set(file.path, own);
      push(byName, type.name, declared);
      if (type.members) continue;
      if (type.literal !== undefined) push(byName, type.literal, declared);
      for (const name of new Set([type.name, type.literal ?? type.name].map(canonicalName)))
        push(byCanonical, name, declared);
    }
    if (file.constants.length > 0)
      constants.set(file.path, new Map(file.constants.map(({ name, text }) => [name, text])));
    for (const { name, text } of file.constants) push(constantsByName, name, { file, text });
  }

  function typeNamed(file: FileFacts, name: string): Declared | 'external' | undefined {
    const own = inFile.get(file.path)?.get(name);
    if (own) return own;
    const imported = file.imports.find((one) => one.local === name);
    const all = byName.get(imported && imported.name !== 'default' ? lastPart(imported.name) : name) ?? [];
    if (!imported)
      return nearest(
        all.filter((one) => one.type.name === name),
        file,
      );
    const targets = modules.filesOf(file, imported.module);
    const direct = targets.flatMap((target) => inFile.get(target.path)?.get(all[0]?.type.name ?? name) ?? []);
    if (direct[0]) return direct[0];
    if (targets.length > 0) {
      const folders = targets.map(({ path }) => folderOf(path));
      const below = all.filter((one) =>
        folders.some((folder) => one.file.path.startsWith(folder === '' ? '' : `${folder}/`)),
      );
      return nearest(below, targets[0] ?? file) ?? nearest(all, targets[0] ?? file);
    }
    const service = modules.serviceOfModule(imported.module);
    if (service !== undefined)
      return nearest(
        all.filter((one) => one.service === service),
        file,
      );
    if (!isPackage(file, imported.module)) return nearest(all, file);
    return (
      nearest(
        all.filter((one) => isAlias(imported.module, one)),
        file,
      ) ?? 'external'
    );
  }

  function nearest(candidates: readonly Declared[], file: FileFacts): Declared | undefined {
    const service = serviceOf(file.path);
    const inside = candidates.filter((one) => one.service === service);
    return nearestByFolder(inside.length > 0 ? inside : candidates, file.path);
  }

  function constantText(file: FileFacts, name: string): string | undefined {
    const own = constants.get(file.path)?.get(name);
    if (own !== undefined) return own;
    const [first = name] = name.split('.');
    const imported = file.imports.find((one) => one.local === first);
    const candidates = constantsByName.get(name) ?? [];
    if (!imported) return undefined;
    for (const target of modules.filesOf(file, imported.module)) {
      const text = constants.get(target.path)?.get(name);
      if (text !== undefined) return text;
    }
    const service = serviceOf(file.path);
    const texts = new Set(
      candidates.filter((one) => serviceOf(one.file.path) === service).map(({ text }) => text),
    );
    return texts.size === 1 ? [...texts][0] : undefined;
  }

  function expanded(declared: Declared, seen: Set<DeclaredType> = new Set()): Declared[] {
    if (!declared.type.members) return [declared];
    if (seen.has(declared.type)) return [];
    seen.add(declared.type);
    return declared.type.members.flatMap((member) => {
      const found = typeNamed(declared.file, member);
      return found && found !== 'external' ? expanded(found, seen) : [];
    });
  }

  function messageOfText(file: FileFacts, text: string): Declared | undefined {
    const service = serviceOf(file.path);
    const exact = (byName.get(text) ?? []).filter(({ type }) => !type.members);
    const imported = file.imports.flatMap(({ local }) => {
      const found =
        exact.length > 0 && exact.some(({ type }) => type.name === local)
          ? typeNamed(file, local)
          : undefined;
      return found && found !== 'external' && !found.type.members ? [found] : [];
    });
    const here = exact.find((one) => one.file === file) ?? imported[0];
    if (here) return here;
    const inService = exact.filter((one) => one.service === service);
    if (inService.length > 0) return nearestByFolder(inService, file.path);
    const alike = (byCanonical.get(canonicalName(text)) ?? []).filter(
      (one) => one.service === service && one.type.kind !== undefined,
    );
    return nearestByFolder(alike, file.path);
  }

  function meaningOfText(file: FileFacts, text: string): Meaning {
    const found = messageOfText(file, text);
    return found ? { declared: [found] } : { text };
  }

  return {
    meaningOf(file, ref) {
      if (ref.literal) return meaningOfText(file, ref.name);
      const text = constantText(file, ref.name);
      if (text !== undefined) return meaningOfText(file, text);
      const [first = ref.name] = ref.name.split('.');
      const found = typeNamed(file, ref.name.includes('.') ? lastPart(ref.name) : first);
      if (found && found !== 'external') return { declared: expanded(found) };
      const isImported = file.imports.some(({ local }) => local === first);
      return isImported ? { external: lastPart(ref.name) } : 'nothing';
    },
  };
}

/** Java names what it imports in full; elsewhere a name that is no path is that of a package. */
function isPackage(file: FileFacts, module: string): boolean {
  if (file.language === 'java') return true;
  return file.language === 'typescript' && /^(?:@[\w-]+\/)?[\w-]/.test(module);
}

/** A package name may be an alias of a folder: `@app/shared` of `libs/shared/src`. */
function isAlias(module: string, { file, service }: Declared): boolean {
  const last = module.slice(module.lastIndexOf('/') + 1);
  return file.language === 'typescript' && (service === last || `/${file.path}`.includes(`/${last}/`));
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** The one whose folder shares most with the path; undefined where several share as much. */
function nearestByFolder(candidates: readonly Declared[], path: string): Declared | undefined {
  if (candidates.length < 2) return candidates[0];
  let best: Declared | undefined;
  let length = -1;
  let isTie = false;
  for (const candidate of candidates) {
    const common = commonFolders(candidate.file.path, path);
    if (common > length) {
      best = candidate;
      length = common;
      isTie = false;
    } else if (common === length) isTie = true;
  }
  return isTie ? undefined : best;
}

function commonFolders(a: string, b: string): number {
  const left = folderOf(a).split('/');
  const right = folderOf(b).split('/');
  let at = 0;
  while (at < left.length && at < right.length && left[at] === right[at]) at += 1;
  // A file in the folder itself is nearer than one below it.
  return at - (left.length - at) / 100;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
