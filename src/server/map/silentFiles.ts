const identifier = /[A-Za-z_$][\w$]*/g;

/**
 * Files that tell nothing of messages by themselves, with what may be names of messages in them: as numbers, since ten
 * thousand files have a million words. They need reading again when one of their words becomes the name of a message.
 */
export class SilentFiles {
  readonly #words = new Map<string, Uint32Array>();
  #wanted: ReadonlySet<number> = new Set();

  set(path: string, text: string): void {
    const found = new Set<number>();
    for (const [name] of text.matchAll(identifier))
      if (name.length > 4 && /[A-Z_]/.test(name)) found.add(hash(name));
    this.#words.set(path, Uint32Array.from(found));
  }

  delete(path: string): void {
    this.#words.delete(path);
  }

  has(path: string): boolean {
    return this.#words.has(path);
  }

  /**
   * Takes the names of the messages that are known now, see `messageWords`.
   * @returns the files that name one of them and named none before, or the other way round
   */
  look(names: ReadonlySet<string>): string[] {
    const before = this.#wanted;
    const wanted = new Set([...names].map(hash));
    this.#wanted = wanted;
    if (before.size === wanted.size && [...before].every((word) => wanted.has(word))) return [];
    return [...this.#words].flatMap(([path, words]) =>
      has(words, before) === has(words, wanted) ? [] : [path],
    );
  }
}

function has(words: Uint32Array, wanted: ReadonlySet<number>): boolean {
  return words.some((word) => wanted.has(word));
}

/** FNV-1a of 32 bits over UTF-16 units. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) value = Math.imul(value ^ name.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
