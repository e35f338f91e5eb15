export async function fulfilOrder(orderId: string, shop: Shop): Promise<void> {
  const compensations: (() => Promise<void>)[] = [];
  try {
    compensations.unshift(() => shop.releaseStock(orderId));
    await shop.reserveStock(orderId);
    await shop.authorizePayment(orderId);
    compensations.unshift(() => shop.voidPayment(orderId));
    // pivot: from here on only forward
    await shop.capturePayment(orderId);
    await shop.scheduleShipment(orderId);
  } catch (error) {
    for (const compensate of compensations) await compensate();
    throw error;
  }
}

export async function createAll(shop: Shop): Promise<void> {
  await shop.createOrder('ord-1001');
  await shop.createOrder('ord-1002');
}
