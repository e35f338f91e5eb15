import { table } from '../../../shop/print.ts';
import { routes } from './edge.ts';
import { flood } from './flood.ts';
import { visit } from './visit.ts';

console.log('1. What the edge offers\n');
console.log(
  table(
    ['route', 'service', 'timeout', 'credentials'],
    routes.routes.map(({ method, path, upstream, timeoutMs, isPublic }) => [
      `${method} ${path}`,
      upstream,
      `${timeoutMs} ms`,
      isPublic ? 'none' : 'token',
    ]),
  ),
);

console.log('\n2. Eleven requests, all of them claiming x-user-id: cus-2\n');
const { log, problems, spoofedUser } = await visit();
console.log(
  table(
    ['method', 'route', 'service', 'subject', 'status', 'ms', 'problem'],
    log.map(({ method, route, upstream, subject, status, ms }, nth) => [
      method,
      route,
      upstream,
      subject,
      status,
      ms,
      problems[nth] ?? '',
    ]),
  ),
);
console.log(`\norder served ${spoofedUser}`);

console.log('\n3. 1,000 forged tokens in a second, 2 ms to check one\n');
console.log(
  table(
    ['first stage', 'checked', 'slowest answer to a customer'],
    [await flood(false), await flood(true)].map(({ checks, slowest }, nth) => [
      nth === 0 ? 'check the token' : 'limit by address',
      checks,
      `${slowest} ms`,
    ]),
  ),
);
