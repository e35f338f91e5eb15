import type { Span } from '../../../analysis/model.ts';
import type { RuleFix } from '../../rule.ts';

export type Kind = 'random' | 'clock' | 'io' | 'environment' | 'unavailable' | 'unrecorded' | 'map-order';

/** Something in a workflow that a replay can't do again in the same way. */
export interface Unrepeatable {
  readonly kind: Kind;
  readonly what: string;
  readonly span: Span;
  /** What the SDK has in its place. */
  readonly instead?: string;
  readonly fixes?: readonly RuleFix[];
}
