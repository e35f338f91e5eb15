import { isOver, type SagaStatus } from './sagaLog.ts';

const MINUTE = 60_000;

/** How long a saga may wait for an answer, in milliseconds. A carrier is slower than our own stock. */
const LIMITS: Readonly<Record<string, number>> = { ScheduleShipment: 10 * MINUTE };
const USUAL_LIMIT = 5 * MINUTE;

// #region stuck
/** The sagas without progress for longer than their state may last, the oldest first. */
export function stuck(sagas: readonly SagaStatus[], now: number): SagaStatus[] {
  return sagas
    .filter((saga) => !isOver(saga) && now - saga.since > (LIMITS[saga.awaiting ?? ''] ?? USUAL_LIMIT))
    .toSorted((a, b) => a.since - b.since);
}
// #endregion stuck

/** `00:14:10` for 850,000 ms. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
