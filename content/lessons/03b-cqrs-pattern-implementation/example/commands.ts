import type { CustomerId, OrderId, Sku } from '../../../shop/domain.ts';
import { type Mismatch, type Schema, validate } from '../../../shop/jsonSchema.ts';

// #region commands
/** Who asks, as the access token says it: never a field of the command. */
export type Actor = CustomerId | 'saga';

interface Intent<Type extends string> {
  readonly type: Type;
  /** Chosen by the sender; a repetition carries the same one. */
  readonly commandId: string;
  readonly orderId: OrderId;
}

export interface PlaceOrder extends Intent<'PlaceOrder'> {
  readonly items: readonly { readonly sku: Sku; readonly quantity: number }[];
  readonly coupon?: string;
}
export interface ApproveOrder extends Intent<'ApproveOrder'> {}
export interface CancelOrder extends Intent<'CancelOrder'> {}

export type Command = PlaceOrder | ApproveOrder | CancelOrder;
// #endregion commands

const intent = {
  commandId: { type: 'string', pattern: '^.+$' },
  orderId: { type: 'string', pattern: '^ord-\\d+$' },
};
const required = ['commandId', 'orderId'];
const item: Schema = {
  type: 'object',
  required: ['sku', 'quantity'],
  properties: {
    sku: { type: 'string', pattern: '^SKU-' },
    quantity: { type: 'integer', minimum: 1, maximum: 20 },
  },
};

const schemas: Record<Command['type'], Schema> = {
  PlaceOrder: {
    type: 'object',
    required: [...required, 'items'],
    properties: { ...intent, items: { type: 'array', minItems: 1, items: item }, coupon: { type: 'string' } },
  },
  ApproveOrder: { type: 'object', required, properties: intent },
  CancelOrder: { type: 'object', required, properties: intent },
};

/** What is wrong with the shape of a command; no state is read. */
export function shapeErrors(command: Command): Mismatch[] {
  return validate(schemas[command.type], command);
}
