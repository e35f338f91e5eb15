/** What is on the shelf, by SKU. */
export class Shelf {
  readonly #items: Map<string, { sku: string; name: string; available: number }>;

  constructor(all: readonly { sku: string; name: string; received: number }[]) {
    this.#items = new Map(all.map(({ sku, name, received }) => [sku, { sku, name, available: received }]));
  }

  /** A copy: what leaves the module must not change with it. */
  find(sku: string) {
    const item = this.#items.get(sku);
    return item && { ...item };
  }

  available(sku: string): number {
    return this.#items.get(sku)?.available ?? 0;
  }

  change(sku: string, by: number): void {
    const item = this.#items.get(sku);
    if (item) item.available += by;
  }

  rename(sku: string, name: string): void {
    const item = this.#items.get(sku);
    if (item) item.name = name;
  }
}
