import { Remote } from './remote.ts';

/** What a saga does with the voucher when it comes to use it. */
export type UseVoucher = (voucher: Voucher, sagaId: string, versionSeen: number) => boolean;

export interface Voucher {
  usedBy: string[];
  version: number;
}

/** Trusts what the first step read. */
export const asReadAtFirst: UseVoucher = (voucher, sagaId) => {
  if (!voucher.usedBy.includes(sagaId)) voucher.usedBy.push(sagaId);
  return true;
};

// #region reread
/** Reads the voucher again as it uses it; a voucher that has changed since is not used. */
export const reread: UseVoucher = (voucher, sagaId, versionSeen) => {
  if (voucher.usedBy.includes(sagaId)) return true;
  if (voucher.version !== versionSeen) return false;
  voucher.usedBy.push(sagaId);
  voucher.version++;
  return true;
};
// #endregion reread

/** Two orders with the same voucher, which is good for one. Returns what went wrong. */
export async function oneVoucherTwoOrders(seed: number, use: UseVoucher): Promise<string[]> {
  const remote = new Remote(seed);
  const voucher: Voucher = { usedBy: [], version: 1 };
  const order = async (sagaId: string) => {
    const seen = await remote.ask(() => ({ isGood: voucher.usedBy.length === 0, version: voucher.version }));
    if (!seen.isGood) return;
    await remote.clock.sleep(remote.rng.int(0, 400));
    await remote.ask(() => use(voucher, sagaId, seen.version));
  };
  for (const sagaId of ['ord-1001', 'ord-1002']) {
    remote.clock.after(remote.rng.int(0, 600), () => order(sagaId));
  }
  await remote.clock.runUntilIdle();
  return voucher.usedBy.length > 1 ? ['used twice'] : [];
}
