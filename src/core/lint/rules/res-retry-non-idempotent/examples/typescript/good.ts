import pRetry from 'p-retry';

export async function capture(orderId: string, signal: AbortSignal): Promise<unknown> {
  const headers = { 'Idempotency-Key': `capture-${orderId}` };
  return pRetry(() => fetch('http://payment/v1/captures', { method: 'POST', headers: { 'Idempotency-Key': orderId, ...headers }, signal }), { retries: 3 });
}

export async function load(orderId: string, signal: AbortSignal): Promise<unknown> {
  return pRetry(() => fetch(`http://order/v1/orders/${orderId}`, { signal }), { retries: 3 });
}

export async function pay(paymentClient: PaymentClient, orderIds: readonly string[]): Promise<void> {
  for (const orderId of orderIds) {
    try {
      await paymentClient.charge(orderId, 87_000);
    } catch (error) {
      report(error);
    }
  }
}
