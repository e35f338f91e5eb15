import http from 'node:http';
import axios from 'axios';

export async function authorise(orderId: string): Promise<unknown> {
  const response = await fetch(`http://payment/v1/payments/${orderId}`, { signal: AbortSignal.timeout(5000), method: 'POST' });
  await axios.post('http://inventory/v1/reservations', { orderId }, { timeout: 5000 });
  return response.json();
}

const options = { signal: AbortSignal.timeout(5000), headers: { accept: 'application/json' } };

export const inventory = axios.create({ timeout: 5000, baseURL: 'http://inventory' });

export function ping(done: () => void): void {
  void fetch('http://query/health', options);
  const request = http.get('http://order/health', () => done());
  request.end();
}
