import type { Role } from '../../../src/core/analysis/model.ts';
import type {
  MapHandler,
  MapMessage,
  MapSender,
  MessageKind,
  MessageMap,
  Place,
} from '../../../src/core/map/model.ts';

export function place(path: string, line = 0): Place {
  return { path, range: { start: { line, character: 0 }, end: { line, character: 1 } } };
}

export function message(id: string, kind: MessageKind): MapMessage {
  const [service = '', name = ''] = id.split('/');
  return { id, name, kind, service, declared: place(`${service}/messages.ts`) };
}

export function handler(
  service: string,
  name: string,
  role: Role,
  handles: string[],
  emits: string[] = [],
): MapHandler {
  const path = `${service}/${name}.ts`;
  return { id: `${path}#${name}`, name, role, service, place: place(path, 2), handles, emits };
}

export function sender(service: string, within: string, message: string, handler?: MapHandler): MapSender {
  const path = `${service}/${within.split('.')[0]}.ts`;
  return { message, service, place: place(path, 4), ...(handler && { handler: handler.id }), within };
}

const placeOrder = handler(
  'order',
  'PlaceOrderHandler',
  'commandHandler',
  ['order/PlaceOrder'],
  ['order/OrderPlaced'],
);
const evolveOrder = handler('order', 'evolve', 'evolve', ['order/OrderPlaced']);
const policy = handler('payment', 'PaymentPolicy', 'saga', ['order/OrderPlaced'], ['payment/CapturePayment']);
const capture = handler(
  'payment',
  'capture',
  'commandHandler',
  ['payment/CapturePayment'],
  ['payment/PaymentCaptured'],
);

/** An order is placed by a route; its event makes payment capture; nothing reacts to that. */
export const shopMap: MessageMap = {
  messages: [
    message('order/OrderPlaced', 'event'),
    message('order/PlaceOrder', 'command'),
    message('payment/CapturePayment', 'command'),
    message('payment/PaymentCaptured', 'event'),
  ],
  handlers: [placeOrder, evolveOrder, policy, capture],
  senders: [
    sender('order', 'routes', 'order/PlaceOrder'),
    sender('order', 'Order.place', 'order/OrderPlaced', placeOrder),
    sender('payment', 'PaymentPolicy.handle', 'payment/CapturePayment', policy),
    sender('payment', 'capture', 'payment/PaymentCaptured', capture),
  ],
};
