import type { Span } from '../../../analysis/model.ts';
import type { RuleFix } from '../../rule.ts';

/** A place where activities get no timeout. */
export interface Unbounded {
  readonly span: Span;
  readonly fixes: readonly RuleFix[];
}
