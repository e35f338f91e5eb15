import { canonicalName } from '../facts/names.ts';
import type { DeclaredType, FileFacts, ImportedName, MessageRef } from '../model.ts';
import { ConstantIndex, type Declared, TypeIndex } from './indexes.ts';
import { folderOf, type Modules } from './modules.ts';
import { nearest } from './nearest.ts';

/** What a name in a file means. */
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
  const types = new TypeIndex();
  const constants = new ConstantIndex();
  for (const file of files) {
    const service = serviceOf(file.path);
    for (const type of file.types) types.add({ file, type, service });
    constants.add(file, service);
  }

  const known = new Map<FileFacts, Map<string, Declared | 'external' | undefined>>();

  function typeNamed(file: FileFacts, name: string): Declared | 'external' | undefined {
    const inFile = known.get(file) ?? new Map<string, Declared | 'external' | undefined>();
    known.set(file, inFile);
    if (!inFile.has(name)) inFile.set(name, types.inFile(file, name) ?? lookUp(file, name));
    return inFile.get(name);
  }

  function lookUp(file: FileFacts, name: string): Declared | 'external' | undefined {
    const imported = importOf(file, name);
    if (!imported) return nearestType(file, name);
    const exported =
      imported.name === 'default' ? name : lastPart(imported.name === '*' ? name : imported.name);
    const [target, ...more] = modules.filesOf(file, imported.module);
    if (target) return exportedFrom([target, ...more], exported);
    const service = modules.serviceOfModule(imported.module);
    if (service !== undefined) return nearest(types.inService(service, exported), file.path);
    if (!isPackage(file, imported.module)) return nearestType(file, exported);
    const alias = types.named(exported).filter((one) => isAlias(imported.module, one));
    return nearest(alias, file.path) ?? 'external';
  }

  /** The type of that name in one of the files, else in what they may export again. */
  function exportedFrom(targets: readonly FileFacts[], name: string): Declared | undefined {
    for (const target of targets) {
      const direct = types.inFile(target, name);
      if (direct) return direct;
    }
    const [{ path }] = targets as [FileFacts];
    const inService = types.inService(serviceOf(path), name);
    const below = inService.filter((one) => one.file.path.startsWith(`${folderOf(path)}/`));
    return nearest(below, path) ?? nearest(inService, path) ?? nearest(types.named(name), path);
  }

  function nearestType(file: FileFacts, name: string): Declared | undefined {
    const inService = types.inService(serviceOf(file.path), name);
    return nearest(inService.length > 0 ? inService : types.named(name), file.path);
  }

  function constantText(file: FileFacts, name: string): string | undefined {
    if (!constants.isName(name)) return undefined;
    const own = constants.inFile(file, name);
    if (own !== undefined) return own;
    const imported = importOf(file, name.split('.')[0] ?? name);
    if (!imported) return undefined;
    for (const target of modules.filesOf(file, imported.module)) {
      const text = constants.inFile(target, name);
      if (text !== undefined) return text;
    }
    return constants.onlyInService(serviceOf(file.path), name);
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
    const here = types.inFile(file, text) ?? importedAs(file, text);
    if (here && !here.type.members) return here;
    const service = serviceOf(file.path);
    const exact = types.inService(service, text).filter(({ type }) => !type.members);
    if (exact.length > 0) return nearest(exact, file.path);
    const alike = types.alike(service, canonicalName(text));
    return nearest(
      alike.filter(({ type }) => type.kind !== undefined),
      file.path,
    );
  }

  /** The type that the file imports for a text: by that name, or one that goes by that text. */
  function importedAs(file: FileFacts, text: string): Declared | undefined {
    const names = types.namesOf(text);
    for (const { local } of file.imports) {
      const found = local === text || names?.has(local) ? typeNamed(file, local) : undefined;
      if (found && found !== 'external') return found;
    }
    return undefined;
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
      const found = typeNamed(file, lastPart(ref.name));
      if (found && found !== 'external') return { declared: expanded(found) };
      const isImported = importOf(file, ref.name.split('.')[0] ?? ref.name) !== undefined;
      return isImported ? { external: lastPart(ref.name) } : 'nothing';
    },
  };
}

function importOf(file: FileFacts, local: string): ImportedName | undefined {
  return file.imports.find((one) => one.local === local);
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
