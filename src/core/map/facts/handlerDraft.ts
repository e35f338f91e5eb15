import type { Role, Span } from '../../analysis/model.ts';
import type { Evidence, MessageRef } from '../model.ts';
import { contains } from './values.ts';

/** A handler while a file is read: where it stands, and which code is its own. */
export interface HandlerDraft {
  readonly role: Role;
  readonly name: string;
  readonly handles: readonly MessageRef[];
  readonly topic?: string;
  readonly evidence: Evidence;
  /** Its name, or the label of a branch. */
  readonly named: Span;
  /** Its code. */
  readonly code: Span;
}

/** Index of the innermost handler whose code holds the span; -1 where there is none. */
export function innermost(handlers: readonly HandlerDraft[], span: Span): number {
  let found = -1;
  for (const [index, { code }] of handlers.entries()) {
    const best = handlers[found];
    if (contains(code, span) && (!best || contains(best.code, code))) found = index;
  }
  return found;
}
