import type { Service } from './domain.ts';
import type { Message } from './messages.ts';

/**
 * An event as it travels: CloudEvents 1.0 with the extension attributes of the shop. `source` and `id` together
 * name the event: a second one with the same pair is a duplicate.
 */
export interface Envelope<Data = unknown> {
  readonly specversion: '1.0';
  readonly id: string;
  /** `/services/order`. */
  readonly source: `/services/${Service}`;
  /** `com.example.shop.OrderPlaced.v1`. */
  readonly type: string;
  /** The aggregate the event is about. */
  readonly subject: string;
  /** RFC 3339. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: Data;
  /** Shared by every message of one business flow. */
  readonly correlationid: string;
  /** The id of the message that caused this one; absent for the first of a flow. */
  readonly causationid?: string;
  readonly partitionkey: string;
  readonly traceparent?: string;
}

const NAME = /^com\.example\.shop\.(.+)\.v\d+$/;

/** `OrderPlaced` for `com.example.shop.OrderPlaced.v1`; a type of another shape comes back as it is. */
export function messageName(envelope: Envelope): string {
  return NAME.exec(envelope.type)?.[1] ?? envelope.type;
}

/** Wraps the messages of one service; ids count up: `order-1`, `order-2`. */
export class Envelopes {
  readonly #service: Service;
  readonly #clock: { iso(): string };
  #count = 0;

  constructor(service: Service, clock: { iso(): string }) {
    this.#service = service;
    this.#clock = clock;
  }

  /** The first message of a flow, or one that `cause` set off: then it joins the flow of its cause. */
  wrap<Data>(message: Message<string, Data>, subject: string, cause?: Envelope): Envelope<Data> {
    const id = `${this.#service}-${++this.#count}`;
    return {
      specversion: '1.0',
      id,
      source: `/services/${this.#service}`,
      type: `com.example.shop.${message.type}.v1`,
      subject,
      time: this.#clock.iso(),
      datacontenttype: 'application/json',
      data: message.data,
      correlationid: cause?.correlationid ?? id,
      ...(cause && { causationid: cause.id }),
      partitionkey: subject,
    };
  }
}
