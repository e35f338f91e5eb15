export async function authorise(orderId: string, signal: AbortSignal): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fetch(`http://payment/v1/payments/${orderId}`, { signal });
    } catch (error) {
      if (attempt === 4) throw error;
      await sleep(Math.random() * Math.min(10_000, 100 * 2 ** attempt));
    }
  }
}

export async function poll(signal: AbortSignal): Promise<void> {
  while (true) {
    const response = await fetch('http://query/v1/lag', { signal });
    report(response.status);
    await sleep(1000);
  }
}

export async function notifyAll(urls: readonly string[], signal: AbortSignal): Promise<void> {
  for (const url of urls) {
    try {
      await fetch(url, { signal });
    } catch (error) {
      report(error);
    }
  }
}

export async function cancel(orderId: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await orderClient.cancel(orderId);
    } catch (error) {
      if (!(error instanceof ConcurrencyConflict) || attempt === 4) throw error;
    }
  }
}
