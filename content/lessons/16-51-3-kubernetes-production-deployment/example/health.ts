import type { OrderDatabase } from './orderServer.ts';

/** What a probe can look at: whether the process has started, and its database. */
export interface Vitals {
  readonly started: boolean;
  readonly database: OrderDatabase;
}

/** Whether the probe at `path` succeeds; undefined when no probe lives there. */
export type Health = (path: string, vitals: Vitals) => boolean | undefined;

// #region probes
export const health: Health = (path, { started, database }) => {
  switch (path) {
    case '/health/startup':
      return started;
    case '/health/live':
      return true;
    case '/health/ready':
      return started && database.answers();
    default:
      return undefined;
  }
};
// #endregion probes
