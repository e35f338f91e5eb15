import http from 'node:http';
import axios from 'axios';

export async function authorise(orderId: string): Promise<unknown> {
  const response = await fetch(`http://payment/v1/payments/${orderId}`, { method: 'POST' });
  //                     ^^^^^ no-timeout
  await axios.post('http://inventory/v1/reservations', { orderId });
//      ^^^^^^^^^^ no-timeout
  return response.json();
}

const options = { headers: { accept: 'application/json' } };

export const inventory = axios.create({ baseURL: 'http://inventory' });
//                       ^^^^^^^^^^^^ no-timeout

export function ping(done: () => void): void {
  void fetch('http://query/health', options);
  //   ^^^^^ no-timeout
  const request = http.get('http://order/health', () => done());
  //              ^^^^^^^^ no-timeout
  request.end();
}
