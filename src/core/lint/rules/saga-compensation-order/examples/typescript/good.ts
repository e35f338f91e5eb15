export async function fulfilOrder(orderId: string, shop: Shop): Promise<void> {
  const compensations: (() => Promise<void>)[] = [];
  try {
    await shop.reserveStock(orderId);
    compensations.push(() => shop.releaseStock(orderId));
    await shop.capturePayment(orderId);
  } catch (error) {
    for (const compensate of compensations.toReversed()) await compensate();
    throw error;
  }
}

export async function cancelOrder(orderId: string, shop: Shop): Promise<void> {
  const undos: (() => Promise<void>)[] = [];
  undos.unshift(() => shop.refundPayment(orderId));
  for (const undo of undos) await undo();
}
