// ---
// title: { en: CloudEvents envelope, ko: CloudEvents 봉투 }
// description:
//   en: Wraps an event with what consumers need to deduplicate, order and trace it; a reaction carries its cause on.
//   ko: 컨슈머가 중복을 거르고 순서를 지키고 추적하는 데 필요한 것을 이벤트에 붙입니다. 반응은 원인을 이어받습니다.
// pattern: messaging
// lesson: 16-04-event-driven-fundamentals#fact-anatomy
// names: [Order]
// stops: [com.example.shop]
// ---

/** CloudEvents 1.0. Extension names are lower-case letters and digits only. */
export interface Envelope<Data> {
  readonly specversion: '1.0';
  /** With `source` the identity of the event: consumers treat the same pair as the same event. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  /** When it happened, RFC 3339; not when it was sent. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: Data;
  /** The same for everything one request has set off. */
  readonly correlationid: string;
  /** The id of the message this one answers; its own where nothing came before. */
  readonly causationid: string;
  /** Events with the same key stay in sequence. */
  readonly partitionkey: string;
}

export interface OrderEventFacts<Data> {
  /** Chosen when the event is stored, so that a second attempt to publish repeats it. */
  readonly id: string;
  /** `OrderPlaced`; a change that breaks consumers is a new version. */
  readonly name: string;
  readonly version: number;
  readonly orderId: string;
  readonly time: Date;
  readonly data: Data;
}

export function orderEnvelope<Data>(
  { id, name, version, orderId, time, data }: OrderEventFacts<Data>,
  cause?: Pick<Envelope<unknown>, 'id' | 'correlationid'>,
): Envelope<Data> {
  return {
    specversion: '1.0',
    id,
    source: '/services/order',
    type: `com.example.shop.${name}.v${version}`,
    subject: orderId,
    time: time.toISOString(),
    datacontenttype: 'application/json',
    data,
    correlationid: cause?.correlationid ?? id,
    causationid: cause?.id ?? id,
    partitionkey: orderId,
  };
}
