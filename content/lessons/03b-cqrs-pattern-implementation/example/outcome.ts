import type { OrderId } from '../../../shop/domain.ts';
import type { Mismatch } from '../../../shop/jsonSchema.ts';

export type Reason = 'exists-already' | 'unknown-product' | 'coupon-used' | 'not-pending' | 'not-approved';

// #region outcome
/** What a decision can be. Both are answers, both are stored, and both are given again to a repetition. */
export type Outcome =
  | { readonly status: 'accepted'; readonly orderId: OrderId; readonly version: number }
  | { readonly status: 'rejected'; readonly orderId: OrderId; readonly reason: Reason };

/** Why a command was not even decided. Nothing is stored: corrected, it may be sent again. */
export type Refusal =
  | { readonly status: 'malformed'; readonly errors: readonly Mismatch[] }
  | { readonly status: 'forbidden' }
  | { readonly status: 'not-found' };
// #endregion outcome
