/** A message about an order, the `nth` of its key. */
export interface Message {
  readonly key: string;
  readonly nth: number;
}

/** Receives the messages of a topic in order and parks those that cannot be processed. */
export class OrderConsumer {
  readonly #handle: (message: Message) => void;
  readonly #parked: Message[] = [];

  /** `publish` appends to the topic; `handle` throws for a message it cannot process. */
  constructor(_publish: (message: Message) => void, handle: (message: Message) => void) {
    this.#handle = handle;
  }

  receive(message: Message): void {
    if (this.parked(message.key).length > 0 || !this.#succeeds(message)) this.#parked.push(message);
  }

  /** What is parked under a key, in the order it came. */
  parked(key: string): Message[] {
    return this.#parked.filter((message) => message.key === key);
  }

  /** The cause is mended: handles the parked messages of a key in place, up to the first that still fails. */
  redrive(key: string): void {
    for (const message of this.parked(key)) {
      if (!this.#succeeds(message)) return;
      this.#parked.splice(this.#parked.indexOf(message), 1);
    }
  }

  #succeeds(message: Message): boolean {
    try {
      this.#handle(message);
      return true;
    } catch {
      return false;
    }
  }
}
