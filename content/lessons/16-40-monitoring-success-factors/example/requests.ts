import { Histogram } from '../../../shop/metrics.ts';
import { Rng } from '../../../shop/rng.ts';

/** One request as the gateway sees it. */
export interface Request {
  readonly path: string;
  readonly status: number;
  readonly seconds: number;
}

/** 20,000 requests of a bad hour: most take 20 to 60 ms, three in two hundred wait four seconds for a lock. */
export function badHour(seed = 40): Request[] {
  const rng = new Rng(seed);
  return Array.from({ length: 20_000 }, (_, nth) => ({
    path: rng.chance(0.3) ? '/v1/orders' : `/v1/orders/ord-${1_001 + nth}`,
    status: rng.chance(0.002) ? 503 : 200,
    seconds: rng.chance(0.015) ? 4 : rng.int(20, 60) / 1_000,
  }));
}

// #region red
/** Rate, errors and duration in one metric: its count, its share of 5xx, its buckets. */
export function red(): Histogram {
  return new Histogram(
    'http_server_request_duration_seconds',
    'Duration of requests.',
    { route: ['/v1/orders', '/v1/orders/{id}'], outcome: ['ok', 'error'] },
    [0.1, 0.5, 1, 5],
  );
}

/** The label is the template of the route, not the path: a path with an id in it would be a series of its own. */
export function observe(metric: Histogram, { path, status, seconds }: Request): void {
  const route = path.replace(/\/ord-\d+$/, '/{id}');
  metric.observe({ route, outcome: status < 500 ? 'ok' : 'error' }, seconds);
}
// #endregion red

// #region sli
/** Good is what the customer would call good: answered, and in time. */
export function isGood({ status, seconds }: Request): boolean {
  return status < 500 && seconds <= 0.5;
}
// #endregion sli
