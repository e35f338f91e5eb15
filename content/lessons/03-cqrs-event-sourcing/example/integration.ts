import type { Message, OrderEvent } from '../../../shop/messages.ts';
import type { PrivateEvent } from './order.ts';

// #region publish
/** What other services are told, field by field; nothing for what is not theirs. */
export function toIntegration(event: PrivateEvent): Message | undefined {
  switch (event.type) {
    case 'OrderPlaced': {
      const { orderId, customerId, lines, total } = event.data;
      return { type: 'OrderPlaced', data: { orderId, customerId, lines, total } } satisfies OrderEvent;
    }
    case 'OrderApproved':
      return { type: 'OrderApproved', data: { orderId: event.data.orderId } };
    case 'OrderRejected':
      return { type: 'OrderRejected', data: { orderId: event.data.orderId, reason: event.data.reason } };
    case 'OrderReviewed':
      return undefined;
  }
}
// #endregion publish
