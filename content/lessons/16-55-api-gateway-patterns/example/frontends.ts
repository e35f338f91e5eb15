/** What `GET /v1/order-details/{id}` answers. */
export interface OrderDetails {
  readonly order: { readonly orderId: string; readonly state: string; readonly total: number };
  readonly payment: { readonly captured: number; readonly refunded: number };
  readonly shipping?: { readonly shipment: string; readonly carrier: string };
  readonly partial: readonly string[];
}

// #region frontends
/** The phone's list entry: two words and a number, in the words the app shows. */
export function forPhone({ order, shipping, partial }: OrderDetails) {
  const parcel = partial.includes('shipping') ? 'unknown' : (shipping?.shipment ?? 'none');
  return { id: order.orderId, state: order.state, parcel };
}

/** The web page shows the money in full, and which part is missing. */
export function forWeb({ order, payment, shipping, partial }: OrderDetails) {
  return { ...order, paid: payment.captured - payment.refunded, shipping: shipping ?? null, partial };
}
// #endregion frontends
