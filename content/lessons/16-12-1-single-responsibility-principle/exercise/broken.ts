/** Each service and the facts it owns. */
export const contextMap: Readonly<Record<string, readonly string[]>> = {
  Order: ['orderState', 'orderTotal', 'couponsUsed'],
  OrderLine: ['orderLines', 'price'],
  Coupon: ['couponsIssued', 'couponsUsed'],
  inventory: ['onHand', 'reservations'],
  payment: ['authorizations', 'captures'],
  shipping: ['parcels', 'address', 'weight'],
};
