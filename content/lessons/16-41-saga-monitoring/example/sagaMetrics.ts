import { Gauge, Histogram } from '../../../shop/metrics.ts';
import { orderFulfillmentSaga } from '../../../shop/orderFulfillment.ts';
import { forwardCommands } from '../../../shop/saga.ts';
import { isOver, type SagaStatus } from './sagaLog.ts';

const PHASES = ['forward', 'backward', 'completed', 'compensated'];
const COMMANDS = [
  ...forwardCommands(orderFulfillmentSaga),
  ...orderFulfillmentSaga.compensatable.map(({ compensation }) => compensation),
  'none',
];

// #region metrics
/** Made anew from the sagas for every scrape: nothing is counted in memory, so a restart forgets nothing. */
export function sagaMetrics(sagas: readonly SagaStatus[], now: number) {
  const labels = { phase: PHASES, awaiting: COMMANDS };
  const count = new Gauge('sagas', 'Sagas by where they stand.', labels);
  const oldest = new Gauge('saga_oldest_seconds', 'Time without progress of the oldest open saga.', labels);
  const duration = new Histogram(
    'saga_duration_seconds',
    'From the start to the end of a saga.',
    { outcome: ['completed', 'compensated'] },
    [1, 10, 120],
  );
  for (const group of Map.groupBy(sagas, placeOf).values()) {
    const [first] = group;
    if (!first) continue;
    const place = { phase: first.phase, awaiting: first.awaiting ?? 'none' };
    count.set(place, group.length);
    if (!isOver(first)) oldest.set(place, (now - Math.min(...group.map(({ since }) => since))) / 1_000);
  }
  for (const saga of sagas.filter(isOver)) {
    duration.observe({ outcome: saga.phase }, (saga.since - saga.startedAt) / 1_000);
  }
  return { count, oldest, duration };
}
// #endregion metrics

/** Groups sagas that stand at the same place. */
export function placeOf({ phase, awaiting }: SagaStatus): string {
  return `${phase} ${awaiting ?? 'none'}`;
}

// #region slo
/** The share of orders whose saga was over within two minutes, of those that have had so long. */
export function settledInTime(sagas: readonly SagaStatus[], now: number): { good: number; all: number } {
  const due = sagas.filter(({ startedAt }) => now - startedAt > 120_000);
  const good = due.filter((saga) => isOver(saga) && saga.since - saga.startedAt <= 120_000);
  return { good: good.length, all: due.length };
}
// #endregion slo
