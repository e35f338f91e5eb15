import type { Cut } from './cuts.ts';
import { actorOf, type Commit } from './history.ts';
import type { Rule } from './matrix.ts';

// #region score
/** The services that own a fact. Anything but one is a mistake. */
export function ownersOf(cut: Cut, fact: string): string[] {
  return Object.keys(cut).filter((service) => cut[service]?.includes(fact));
}

/** The services that some facts are spread over. */
export function servicesOf(cut: Cut, facts: readonly string[]): string[] {
  return Object.keys(cut).filter((service) => facts.some((fact) => cut[service]?.includes(fact)));
}

/** Rules that no single transaction can keep any more. */
export function splitRules(cut: Cut, rules: readonly Rule[]): Rule[] {
  return rules.filter(({ facts }) => servicesOf(cut, facts).length > 1);
}

/** The share of commits, from 0 to 1, that change several services at once. */
export function coChangeRatio(cut: Cut, commits: readonly Commit[]): number {
  const crossing = commits.filter(({ facts }) => servicesOf(cut, facts).length > 1);
  return crossing.length / commits.length;
}

/** Services that answer to more than one actor. */
export function sharedServices(cut: Cut, commits: readonly Commit[]): string[] {
  return Object.keys(cut).filter(
    (service) => new Set(cut[service]?.map((fact) => actorOf(fact, commits))).size > 1,
  );
}
// #endregion score

/** Calls to other services that commands have to make before they can answer. */
export function callsInside(cut: Cut, commands: Readonly<Record<string, readonly string[]>>): number {
  return Object.values(commands).reduce((calls, facts) => calls + servicesOf(cut, facts).length - 1, 0);
}
