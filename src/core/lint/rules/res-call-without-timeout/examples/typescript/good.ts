import http from 'node:http';
import axios from 'axios';
import { options } from './options.ts';

export async function authorise(orderId: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(`http://payment/v1/payments/${orderId}`, { method: 'POST', signal });
  await axios.post('http://inventory/v1/reservations', { orderId }, { timeout: 2000 });
  await fetch('http://query/health', options);
  await fetch('http://query/stream', { headers: { accept: 'text/event-stream' } });
  return response.json();
}

export const inventory = axios.create({ baseURL: 'http://inventory', timeout: 2000 });

export function ping(done: () => void): void {
  const request = http.get('http://order/health', done);
  request.setTimeout(1000);
}

export async function load(repository: { fetch(id: string): Promise<object> }): Promise<object> {
  return repository.fetch('ord-1001');
}

export async function send(request: Request, signal: AbortSignal): Promise<void> {
  await fetch(request);
  const attempt = new Request(request, { signal });
  await fetch(attempt);
  await fetch(new Request(request, { signal }));
}
