import { Remote } from './remote.ts';

const GIVE_UP = 500;

/** Two sagas put the parcels of two orders together; each needs both orders. Returns what went wrong. */
export async function mergeParcels(seed: number, givesUp: boolean): Promise<string[]> {
  const { clock, rng } = new Remote(seed);
  const owners = new Map<string, string>();
  let done = 0;

  async function lock(orderId: string, sagaId: string): Promise<boolean> {
    for (let waited = 0; waited < (givesUp ? GIVE_UP : 60_000); waited += 50) {
      if (!owners.has(orderId)) {
        owners.set(orderId, sagaId);
        return true;
      }
      await clock.sleep(50);
    }
    return false;
  }

  // #region both
  /** Has both orders, or none: who cannot get the second in time lets go of the first, and tries again later. */
  async function merge(sagaId: string, first: string, second: string): Promise<void> {
    if (await lock(first, sagaId)) {
      await clock.sleep(rng.int(10, 100));
      const hasBoth = await lock(second, sagaId);
      if (hasBoth) {
        done++;
        owners.delete(second);
      }
      if (hasBoth || givesUp) owners.delete(first);
      if (hasBoth) return;
    }
    if (givesUp) clock.after(rng.int(0, 1_000), () => merge(sagaId, first, second));
  }
  // #endregion both

  clock.after(rng.int(0, 100), () => merge('merge-1', 'ord-1001', 'ord-1002'));
  clock.after(rng.int(0, 100), () => merge('merge-2', 'ord-1002', 'ord-1001'));
  await clock.runUntilIdle();
  return done === 2 ? [] : ['stuck'];
}
