/** Hands out names, each once. */
export class UniqueNames {
  readonly #taken = new Set<string>();
  readonly #count = new Map<string, number>();

  /** `wanted`, or the first of `wanted-2`, `wanted-3`, … that is free. */
  take(wanted: string): string {
    let name = wanted;
    // The count is kept, so that many equal names do not each search from the start.
    let count = this.#count.get(wanted) ?? 1;
    while (this.#taken.has(name)) name = `${wanted}-${++count}`;
    this.#count.set(wanted, count);
    this.#taken.add(name);
    return name;
  }
}
