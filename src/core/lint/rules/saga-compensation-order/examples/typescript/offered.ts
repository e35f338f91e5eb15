export async function fulfilOrder(orderId: string, shop: Shop): Promise<void> {
  const compensations: (() => Promise<void>)[] = [];
  try {
    await shop.reserveStock(orderId);
    compensations.push(() => shop.releaseStock(orderId));
    await shop.capturePayment(orderId);
    compensations.push(() => shop.refundPayment(orderId));
    await shop.scheduleShipment(orderId);
  } catch (error) {
    for (const compensate of [...compensations].reverse()) await compensate();
    throw error;
  }
}

export async function cancelOrder(orderId: string, shop: Shop): Promise<void> {
  const rollbacks: (() => Promise<void>)[] = [];
  rollbacks.push(() => shop.refundPayment(orderId));
  await Promise.all(rollbacks.map((rollback) => rollback()));
}
