import { canonicalName } from '../facts/names.ts';
import type { DeclaredType, FileFacts } from '../model.ts';

/** A type where it is declared. */
export interface Declared {
  readonly file: FileFacts;
  readonly type: DeclaredType;
  readonly service: string;
}

/** Declared types by file, by service, and over all. */
export class TypeIndex {
  readonly #files = new Map<FileFacts, Map<string, Declared>>();
  readonly #services = new Map<string, Declared[]>();
  readonly #alike = new Map<string, Declared[]>();
  readonly #all = new Map<string, Declared[]>();
  readonly #namesByText = new Map<string, Set<string>>();

  add(declared: Declared): void {
    const { file, type, service } = declared;
    const own = this.#files.get(file) ?? new Map<string, Declared>();
    this.#files.set(file, own);
    const names = new Set([type.name, type.literal ?? type.name]);
    for (const name of names) {
      if (!own.has(name)) own.set(name, declared);
      push(this.#services, `${service} ${name}`, declared);
      push(this.#all, name, declared);
    }
    if (type.literal !== undefined) {
      const namesOfText = this.#namesByText.get(type.literal) ?? new Set<string>();
      this.#namesByText.set(type.literal, namesOfText.add(type.name));
    }
    if (type.members) return;
    for (const name of new Set([...names].map(canonicalName)))
      push(this.#alike, `${service} ${name}`, declared);
  }

  inFile(file: FileFacts, name: string): Declared | undefined {
    return this.#files.get(file)?.get(name);
  }

  inService(service: string, name: string): readonly Declared[] {
    return this.#services.get(`${service} ${name}`) ?? [];
  }

  /** Those of a service whose names are spellings of one name. */
  alike(service: string, canonical: string): readonly Declared[] {
    return this.#alike.get(`${service} ${canonical}`) ?? [];
  }

  named(name: string): readonly Declared[] {
    return this.#all.get(name) ?? [];
  }

  /** Names of types that go by a text which is not their name. */
  namesOf(text: string): ReadonlySet<string> | undefined {
    return this.#namesByText.get(text);
  }
}

/** Texts of constants by file and by service. */
export class ConstantIndex {
  readonly #files = new Map<FileFacts, Map<string, string>>();
  readonly #services = new Map<string, Set<string>>();
  readonly #names = new Set<string>();

  add(file: FileFacts, service: string): void {
    if (file.constants.length === 0) return;
    this.#files.set(file, new Map(file.constants.map(({ name, text }) => [name, text])));
    for (const { name, text } of file.constants) {
      this.#names.add(name);
      const texts = this.#services.get(`${service} ${name}`);
      if (texts) texts.add(text);
      else this.#services.set(`${service} ${name}`, new Set([text]));
    }
  }

  inFile(file: FileFacts, name: string): string | undefined {
    return this.#files.get(file)?.get(name);
  }

  isName(name: string): boolean {
    return this.#names.has(name);
  }

  /** The text, where all constants of that name in the service have the same. */
  onlyInService(service: string, name: string): string | undefined {
    const texts = this.#services.get(`${service} ${name}`);
    return texts?.size === 1 ? [...texts][0] : undefined;
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
