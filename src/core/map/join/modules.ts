import type { FileFacts } from '../model.ts';

/** Finds the files that a module name means. */
export interface Modules {
  /** Files of the workspace that `module` may be, as `from` writes it; empty for packages from elsewhere. */
  filesOf(from: FileFacts, module: string): readonly FileFacts[];
  /** The service whose package `module` is, or is part of. */
  serviceOfModule(module: string): string | undefined;
}

export function modulesOf(files: readonly FileFacts[], serviceOf: (path: string) => string): Modules {
  const byPath = new Map<string, FileFacts>();
  /** By service and last part of the path, and by the last part alone, for names that do not start where the file is. */
  const byLast = new Map<string, NamedFile[]>();
  const services = new Set<string>();
  for (const file of files) {
    const name = moduleName(file.path);
    const last = name.slice(name.lastIndexOf('/') + 1);
    const service = serviceOf(file.path);
    byPath.set(name, file);
    services.add(service);
    for (const key of [last, `${service} ${last}`]) {
      const same = byLast.get(key);
      if (same) same.push({ name, file });
      else byLast.set(key, [{ name, file }]);
    }
  }
  const found = new Map<string, readonly FileFacts[]>();

  function cached(key: string, find: () => readonly FileFacts[]): readonly FileFacts[] {
    const known = found.get(key) ?? find();
    found.set(key, known);
    return known;
  }

  /** Files of the service whose paths end in these parts. */
  function endingIn(parts: readonly string[], service: string | undefined): readonly FileFacts[] {
    const suffix = parts.join('/');
    const last = parts.at(-1) ?? '';
    return (byLast.get(service === undefined ? last : `${service} ${last}`) ?? [])
      .filter(({ name }) => name === suffix || name.endsWith(`/${suffix}`))
      .map(({ file }) => file);
  }

  function relative(from: FileFacts, module: string): readonly FileFacts[] {
    const file = byPath.get(withoutEnding(joined(folderOf(from.path), module)));
    return file ? [file] : [];
  }

  /** By its full name, as in Java: in the service first, then in all. A nested class goes by the class around it. */
  function qualified(module: string, service: string): readonly FileFacts[] {
    const parts = module.split(/[./]/).filter(Boolean);
    for (const names of [parts, parts.slice(0, -1)]) {
      for (const where of [service, undefined]) {
        const files = names.length > 0 ? endingIn(names, where) : [];
        if (files.length > 0) return files;
      }
    }
    return [];
  }

  /**
   * `~/events`, `@/events`, `#core/events`, `src/events`: a path below some folder of the service, else of all. What
   * `@src/order/events` begins with may be the name of a folder or stand for one; a scope and one name are a package.
   */
  function aliased(module: string, service: string): readonly FileFacts[] {
    const [first = '', ...others] = withoutEnding(module).split('/');
    if (others.length === 0 || (/^@\w/.test(first) && others.length === 1)) return [];
    const named = first.replace(/^[~@#]/, '');
    const paths = [...(named === '' ? [] : [[named, ...others]]), ...(/^[\w-]/.test(first) ? [] : [others])];
    for (const where of [service, undefined]) {
      for (const parts of paths) {
        const files = where === undefined && parts.length < 2 ? [] : endingIn(parts, where);
        if (files.length > 0) return files;
      }
    }
    return [];
  }

  return {
    serviceOfModule(module) {
      const [scope = '', name = ''] = module.split('/');
      const whole = module.startsWith('@') ? `${scope}/${name}` : scope;
      return services.has(whole) ? whole : undefined;
    },
    filesOf(from, module) {
      const isScript = from.language === 'typescript';
      if (isScript && module.startsWith('.')) return relative(from, module);
      const service = serviceOf(from.path);
      return cached(`${isScript} ${service} ${module}`, () =>
        isScript ? aliased(module, service) : qualified(module, service),
      );
    },
  };
}

interface NamedFile {
  readonly name: string;
  readonly file: FileFacts;
}

/** The path of a file as modules name it: without ending, and a folder for its `index`. */
function moduleName(path: string): string {
  return /\.[cm]?[jt]sx?$/.test(path)
    ? withoutEnding(path)
    : path.replace(/\.\w+$/, '').replace(/(?:^|\/)__init__$/, '');
}

/** The same for what an import writes, where the ending may be left out: `./placeOrder.command` has none. */
function withoutEnding(module: string): string {
  return module.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '').replace(/(?:^|\/)index$/, '');
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function joined(folder: string, relative: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
