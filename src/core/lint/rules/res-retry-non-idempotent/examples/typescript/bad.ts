import pRetry from 'p-retry';

export async function capture(orderId: string, signal: AbortSignal): Promise<unknown> {
  return pRetry(() => fetch('http://payment/v1/captures', { method: 'POST', body: orderId, signal }), { retries: 3 });
  //                  ^^^^^ no-key
}

export async function pay(paymentClient: PaymentClient, orderId: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await paymentClient.charge(orderId, 87_000);
      //    ^^^^^^^^^^^^^^^^^^^^ no-key
      return;
    } catch (error) {
      if (attempt === 3) throw error;
      await sleep(100 * 2 ** attempt * Math.random());
    }
  }
}
