import type { Rule } from '../rule.ts';
import { esNondeterministicEvolve } from './es-nondeterministic-evolve/rule.ts';
import { outboxDualWrite } from './outbox-dual-write/rule.ts';

/** Every rule, by id. A test holds this list and the folders together. */
export const rules: readonly Rule[] = [esNondeterministicEvolve, outboxDualWrite];

export const ruleIds: readonly string[] = rules.map((rule) => rule.id);
