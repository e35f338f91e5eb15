import { messageMap } from '../../core/map/messageMap.ts';
import type { FileFacts } from '../../core/map/model.ts';
import { isManifest, servicesOf } from '../../core/map/services.ts';
import type { Workspace } from '../../core/map/workspace.ts';
import { saysTheSame, withMoved } from './moved.ts';

/** The facts of the files of a workspace, and the map that they make. Keeps no source text and no syntax tree. */
export class MapIndex {
  readonly #files = new Map<string, FileFacts>();
  /** Texts of manifests by path. */
  readonly #manifests = new Map<string, string>();
  readonly #rootName: string | undefined;
  #made: Workspace | undefined;

  /** @param rootName of the folder that all paths are in; absent where the paths begin with the names of several */
  constructor(rootName?: string) {
    this.#rootName = rootName;
  }

  /** What is known now. The map is made when it is first asked for after a change. */
  get workspace(): Workspace {
    this.#made ??= this.#make();
    return this.#made;
  }

  /**
   * Takes the facts of a file instead of those it had.
   * @param facts nothing for a file that has no part in the map
   * @returns whether anything has changed
   */
  put(path: string, facts: FileFacts | undefined): boolean {
    if (!facts || isEmpty(facts)) return this.delete(path);
    const known = this.#files.get(path);
    const json = JSON.stringify({ ...facts, path });
    if (known && JSON.stringify(known) === json) return false;
    // Parts of a text keep all of it in memory; what is read from JSON stands alone.
    const alone = JSON.parse(json) as FileFacts;
    this.#files.set(path, alone);
    if (!this.#made || !known || !saysTheSame(known, alone)) return this.#outdated();
    this.#made = withMoved(this.#made, known, alone);
    return true;
  }

  /** Takes the text of a manifest, which names a service. @returns whether anything has changed */
  putManifest(path: string, text: string): boolean {
    if (this.#manifests.get(path) === text) return false;
    this.#manifests.set(path, text);
    return this.#outdated();
  }

  /** @returns whether anything has changed */
  delete(path: string): boolean {
    const known = isManifest(path) ? this.#manifests.delete(path) : this.#files.delete(path);
    return known && this.#outdated();
  }

  /** The facts of the files whose paths are wanted. */
  *factsOf(wanted: (path: string) => boolean): Generator<FileFacts> {
    for (const [path, facts] of this.#files) if (wanted(path)) yield facts;
  }

  #outdated(): true {
    this.#made = undefined;
    return true;
  }

  #make(): Workspace {
    const files = new Map([...this.#files].sort(([a], [b]) => (a < b ? -1 : 1)));
    const manifests = [...this.#manifests].map(([path, text]) => ({ path, text }));
    const named = servicesOf(manifests, this.#rootName ?? '');
    const serviceOf = (path: string) => named(path) || path.slice(0, Math.max(0, path.indexOf('/')));
    return { files, map: messageMap(files.values(), serviceOf), serviceOf };
  }
}

function isEmpty({ types, constants, handlers, sends, registrations }: FileFacts): boolean {
  return !registrations && types.length + constants.length + handlers.length + sends.length === 0;
}
