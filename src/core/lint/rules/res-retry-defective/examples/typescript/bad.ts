export async function authorise(orderId: string, signal: AbortSignal): Promise<Response> {
  for (let attempt = 1; attempt < 4; attempt += 1) {
    try {
      return await fetch(`http://payment/v1/payments/${orderId}`, { signal });
      //           ^^^^^ no-delay
    } catch {
      report(attempt);
    }
  }
  throw new Error('payment does not answer');
}

export async function reserve(orderId: string, signal: AbortSignal): Promise<Response> {
  while (true) {
    try {
      return await fetch(`http://inventory/v1/stock/${orderId}`, { signal });
      //           ^^^^^ no-end
    } catch {
      await sleep(Math.random() * 1000);
    }
  }
}

export async function schedule(orderId: string, signal: AbortSignal): Promise<Response> {
  for (let attempt = 1; attempt < 4; attempt += 1) {
    try {
      return await fetch(`http://shipping/v1/shipments/${orderId}`, { signal });
      //           ^^^^^ no-jitter
    } catch {
      await sleep(1000);
    }
  }
  throw new Error('shipping does not answer');
}
