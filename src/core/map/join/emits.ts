import type { FileFacts, FileHandler, Send } from '../model.ts';
import { folderOf, type Modules } from './modules.ts';

interface Site {
  readonly file: FileFacts;
  readonly send: Send;
}

export interface CalledSends {
  /** What the functions that a handler calls send. */
  sendsBehind(file: FileFacts, handler: FileHandler): readonly Send[];
}

/**
 * Follows calls by name to functions that send: to those of the same file, those imported, methods of a class of that name,
 * and where the class is not known, of the class the variable is named after, or the only method of that name.
 */
export function calledSends(
  files: readonly FileFacts[],
  modules: Modules,
  serviceOf: (path: string) => string,
): CalledSends {
  const byFile = new Map<string, Map<string, Send[]>>();
  const byMethod = new Map<string, Site[]>();
  for (const file of files) {
    for (const send of file.sends) {
      if (send.within === '') continue;
      const own = byFile.get(file.path) ?? new Map<string, Send[]>();
      own.set(send.within, [...(own.get(send.within) ?? []), send]);
      byFile.set(file.path, own);
      const keys = [send.within];
      const dot = send.within.indexOf('.');
      // Routes are called by no handler.
      if (dot >= 0 && !/(?:Controller|Resolver|Router|Server)$/.test(send.within.slice(0, dot)))
        keys.push(send.within.slice(dot));
      for (const key of keys) {
        const known = byMethod.get(`${serviceOf(file.path)} ${key}`);
        if (known) known.push({ file, send });
        else byMethod.set(`${serviceOf(file.path)} ${key}`, [{ file, send }]);
      }
    }
  }

  /** Sends of the one function of that name in the service. */
  function inService(file: FileFacts, key: string): readonly Send[] {
    const sites = byMethod.get(`${serviceOf(file.path)} ${key}`) ?? [];
    const functions = new Set(sites.map((site) => `${site.file.path} ${site.send.within}`));
    return functions.size === 1 ? sites.map(({ send }) => send) : [];
  }

  function sendsOf(file: FileFacts, call: string): readonly Send[] {
    const own = byFile.get(file.path)?.get(call);
    if (own) return own;
    const dot = call.indexOf('.');
    const first = dot < 0 ? call : call.slice(0, dot);
    const imported = first === '' ? undefined : file.imports.find(({ local }) => local === first);
    for (const target of imported ? modules.filesOf(file, imported.module) : []) {
      const folder = folderOf(target.path);
      const direct = byFile.get(target.path)?.get(call);
      if (direct) return direct;
      const below = (byMethod.get(`${serviceOf(target.path)} ${call}`) ?? []).filter((site) =>
        site.file.path.startsWith(`${folder}/`),
      );
      if (below.length > 0) return below.map(({ send }) => send);
    }
    return dot < 0 ? [] : methodSends(file, call, dot);
  }

  /** `order.place` is most likely a method of `Order`, else the only one of that name; `Order.place` may be declared by an interface. */
  function methodSends(file: FileFacts, call: string, dot: number): readonly Send[] {
    const receiver = call.slice(0, dot);
    const method = call.slice(dot);
    const isClass = /^[A-Z]/.test(receiver);
    const guess = receiver.charAt(0).toUpperCase() + receiver.slice(1);
    const classes = isClass ? [receiver, `${receiver}Impl`, receiver.replace(/^I(?=[A-Z])/, '')] : [guess];
    for (const name of classes) {
      const sends = inService(file, `${name}${method}`);
      if (sends.length > 0) return sends;
    }
    return isClass ? [] : inService(file, method);
  }

  return {
    sendsBehind: (file, handler) => handler.calls.flatMap((call) => sendsOf(file, call)),
  };
}
