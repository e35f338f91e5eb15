/** Each service and the facts it owns. */
export const contextMap: Readonly<Record<string, readonly string[]>> = {
  order: ['orderState', 'orderLines', 'orderTotal', 'price', 'couponsIssued', 'couponsUsed'],
  inventory: ['onHand', 'reservations'],
  payment: ['authorizations', 'captures'],
  shipping: ['parcels', 'address', 'weight'],
};
