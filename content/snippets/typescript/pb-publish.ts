// ---
// title: { en: Integration event from a domain event, ko: 도메인 이벤트를 통합 이벤트로 발행 }
// description:
//   en: Publishes a mapped, versioned event through the outbox, so the aggregate's own events stay free to change.
//   ko: 매핑하고 버전을 붙인 이벤트를 아웃박스로 발행하므로 애그리거트의 내부 이벤트는 자유롭게 바뀔 수 있습니다.
// pattern: messaging
// lesson: 16-03-event-driven-architecture#domain-and-integration-events
// names: [Order]
// ---

/** What the aggregate stores: nobody outside depends on it. */
export type OrderEvent =
  | {
      readonly type: 'OrderPlaced';
      readonly customerId: string;
      readonly total: number;
      readonly riskScore: number;
    }
  | { readonly type: 'OrderNoteAdded'; readonly note: string }
  | { readonly type: 'OrderApproved' };

/** What other contexts may rely on: a contract that only grows. Each carries what its consumers need to act. */
export type PublicOrderEvent =
  | {
      readonly type: 'OrderPlaced.v1';
      readonly orderId: string;
      readonly customerId: string;
      readonly total: number;
    }
  | { readonly type: 'OrderApproved.v1'; readonly orderId: string };

export interface Outbox {
  /** Writes in the transaction that stores the event. */
  enqueue(message: {
    readonly id: string;
    readonly key: string;
    readonly event: PublicOrderEvent;
  }): Promise<void>;
}

/**
 * Queues what the outside may know of one stored event. Nothing is published for internal events.
 * The id is made of the event's place in its stream: storing it twice cannot publish it twice.
 */
export async function publishOrderEvent(
  outbox: Outbox,
  orderId: string,
  version: number,
  event: OrderEvent,
): Promise<void> {
  const published = toPublic(orderId, event);
  if (published !== undefined)
    await outbox.enqueue({ id: `order-${orderId}/${version}`, key: orderId, event: published });
}

function toPublic(orderId: string, event: OrderEvent): PublicOrderEvent | undefined {
  switch (event.type) {
    case 'OrderPlaced':
      return { type: 'OrderPlaced.v1', orderId, customerId: event.customerId, total: event.total };
    case 'OrderApproved':
      return { type: 'OrderApproved.v1', orderId };
    case 'OrderNoteAdded':
      return undefined;
  }
}
