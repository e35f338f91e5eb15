export async function fulfilOrder(orderId: string, shop: Shop): Promise<void> {
  const compensations: (() => Promise<void>)[] = [];
  try {
    await shop.reserveStock(orderId);
    compensations.unshift(() => shop.releaseStock(orderId));
    await shop.authorizePayment(orderId);
    //         ^^^^^^^^^^^^^^^^ no-compensation
    await shop.scheduleShipment(orderId);
  } catch (error) {
    for (const compensate of compensations) await compensate();
    throw error;
  }
}
