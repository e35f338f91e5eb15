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
  /** By the last part of the path, for names that do not start where the file is. */
  const byLast = new Map<string, FileFacts[]>();
  const services = new Set<string>();
  for (const file of files) {
    const name = moduleName(file.path);
    byPath.set(name, file);
    const last = name.slice(name.lastIndexOf('/') + 1);
    const same = byLast.get(last);
    if (same) same.push(file);
    else byLast.set(last, [file]);
    services.add(serviceOf(file.path));
  }

  function endingIn(parts: readonly string[]): FileFacts[] {
    const suffix = parts.join('/');
    return (byLast.get(parts.at(-1) ?? '') ?? []).filter(({ path }) => {
      const name = moduleName(path);
      return name === suffix || name.endsWith(`/${suffix}`);
    });
  }

  function serviceOfModule(module: string): string | undefined {
    const [scope = '', name = ''] = module.split('/');
    const whole = module.startsWith('@') ? `${scope}/${name}` : scope;
    return services.has(whole) ? whole : undefined;
  }

  return {
    serviceOfModule,
    filesOf(from, module) {
      if (module.startsWith('.') && from.language === 'typescript') {
        const file = byPath.get(moduleName(joined(folderOf(from.path), module)));
        return file ? [file] : [];
      }
      if (from.language !== 'typescript') {
        const parts = module.split(/[./]/).filter(Boolean);
        const found = endingIn(parts);
        // A nested class is imported by the name of the class around it.
        return found.length > 0 ? found : endingIn(parts.slice(0, -1));
      }
      const parts = module.split('/').filter((part) => !/^[~@#]$/.test(part));
      const inside = parts.map((part) => part.replace(/^[~#](?=\w)/, ''));
      const found = endingIn(withoutIndex(inside)).filter(
        ({ path }) => serviceOf(path) === serviceOf(from.path),
      );
      return parts.length > 1 || module !== parts[0] ? found : [];
    },
  };
}

/** A path as modules name it: without ending, and a folder for its `index`. */
function moduleName(path: string): string {
  return path.replace(/(?:\.d)?\.[cm]?[jt]sx?$|\.\w+$/, '').replace(/(?:^|\/)(?:index|__init__)$/, '');
}

function withoutIndex(parts: readonly string[]): readonly string[] {
  return parts.at(-1) === 'index' ? parts.slice(0, -1) : parts;
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
