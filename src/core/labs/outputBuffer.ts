/**
 * Output on its way to a page: pieces are joined until they are taken, and of a flood only the beginning of what
 * has come since the last taking is kept, with a note of how much was left out.
 */
export class OutputBuffer {
  readonly #limit: number;
  #text = '';
  #dropped = 0;

  /** @param limit characters kept between two takings */
  constructor(limit: number) {
    this.#limit = limit;
  }

  add(piece: string): void {
    const room = Math.max(0, this.#limit - this.#text.length);
    this.#text += piece.slice(0, room);
    this.#dropped += Math.max(0, piece.length - room);
  }

  /** What has come, and how many characters of it were left out at its end. */
  take(): { readonly text: string; readonly dropped: number } {
    const taken = { text: this.#text, dropped: this.#dropped };
    this.#text = '';
    this.#dropped = 0;
    return taken;
  }
}
