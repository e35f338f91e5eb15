/**
 * Files that tell nothing of messages by themselves, with what may be names of messages in them: as numbers, since ten
 * thousand files have a million words. They need reading again when one of their words becomes the name of a message.
 */
export class SilentFiles {
  readonly #words = new Map<string, Uint32Array>();
  #wanted: ReadonlySet<number> = new Set();

  set(path: string, text: string): void {
    this.#words.set(path, wordsIn(text));
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
    const wanted = new Set([...names].flatMap((name) => [...wordsIn(name)]));
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

/**
 * The words of a text that may be names of messages, each as the FNV-1a hash of its UTF-16 units. One loop over the
 * units, without a string for each word: this is done for every file of a workspace.
 */
function wordsIn(text: string): Uint32Array {
  const found = new Set<number>();
  let hash = seed;
  let length = 0;
  let isName = false;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = at < text.length ? text.charCodeAt(at) : 0;
    const isUpper = (unit >= 65 && unit <= 90) || unit === 95;
    if (isUpper || (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 36) {
      hash = Math.imul(hash ^ unit, 0x01000193);
      length += 1;
      isName ||= isUpper;
    } else if (length > 0) {
      if (length > 4 && isName) found.add(hash >>> 0);
      hash = seed;
      length = 0;
      isName = false;
    }
  }
  return Uint32Array.from(found);
}

const seed = 0x811c9dc5;
