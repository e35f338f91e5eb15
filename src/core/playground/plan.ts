/** How the saga of the playground is built: two sound ways, and three with one mistake each. */
export const variants = [
  'orchestrated',
  'choreographed',
  'noCompensation',
  'dualWrite',
  'nonIdempotentConsumer',
] as const;
export type Variant = (typeof variants)[number];

/** What the bank turns down: the card, or the capture of money that is already held. */
export const refusals = ['nothing', 'authorization', 'capture'] as const;
export type Refusal = (typeof refusals)[number];

const services = ['order', 'inventory', 'payment', 'shipping'] as const;
const moments = ['before-commit', 'after-commit', 'before-publish', 'before-mark', 'before-ack'] as const;

/** Where a process may be told to die: `order:after-commit`. */
export const crashPoints = services.flatMap((service) =>
  moments.map((moment) => `${service}:${moment}` as const),
);
export type CrashPoint = (typeof crashPoints)[number];

/** A run of the playground: the same plan gives the same run, everywhere. */
export interface PlaygroundPlan extends Readonly<Record<keyof typeof ranges, number>> {
  readonly variant: Variant;
  readonly refusal: Refusal;
  readonly crashPoint?: CrashPoint;
}

/** The numbers of a plan, with their least, greatest and usual values. Rates are percentages, `delay` milliseconds. */
export const ranges = {
  seed: { least: 1, greatest: 999_999, usual: 1 },
  orders: { least: 1, greatest: 6, usual: 1 },
  drop: { least: 0, greatest: 50, usual: 0 },
  duplicate: { least: 0, greatest: 50, usual: 0 },
  reorder: { least: 0, greatest: 50, usual: 0 },
  delay: { least: 1, greatest: 5_000, usual: 50 },
  /** The process dies at the so-manieth time it reaches `crashPoint`. */
  crashVisit: { least: 1, greatest: 20, usual: 1 },
} as const;
export type PlanNumber = keyof typeof ranges;

/** A plan that shows what a variant is about: the broken ones meet the fault they cannot bear. */
export function planFor(variant: Variant): PlaygroundPlan {
  const plan = { ...usualNumbers(), variant, refusal: 'nothing' } as const;
  switch (variant) {
    case 'orchestrated':
    case 'choreographed':
      return plan;
    case 'noCompensation':
      return { ...plan, refusal: 'capture' };
    case 'dualWrite':
      return { ...plan, crashPoint: 'order:after-commit' };
    case 'nonIdempotentConsumer':
      return { ...plan, crashPoint: 'payment:before-ack', crashVisit: 2 };
  }
}

/** The plan as the query of a link: `variant=dualWrite&seed=7&…`. */
export function planQuery(plan: PlaygroundPlan): string {
  return Object.entries(plan)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** Reads a query; what it lacks or says wrongly is as usual, a number beyond its range the nearest within. */
export function parsePlanQuery(query: string): PlaygroundPlan {
  return parsePlan(
    Object.fromEntries(
      query.split('&').map((pair) => {
        const [name = '', value = ''] = pair.split('=');
        return [name, value];
      }),
    ),
  );
}

/** Reads a plan from an object that anybody may have written. */
export function parsePlan(given: Readonly<Record<string, unknown>>): PlaygroundPlan {
  const crashPoint = crashPoints.find((point) => point === decoded(given.crashPoint));
  const numbers = Object.entries(ranges).map(([name, { least, greatest, usual }]) => {
    const number = Number(given[name] ?? Number.NaN);
    return [name, Number.isNaN(number) ? usual : Math.round(Math.min(greatest, Math.max(least, number)))];
  });
  return {
    ...(Object.fromEntries(numbers) as Record<PlanNumber, number>),
    variant: variants.find((variant) => variant === given.variant) ?? 'orchestrated',
    refusal: refusals.find((refusal) => refusal === given.refusal) ?? 'nothing',
    ...(crashPoint && { crashPoint }),
  };
}

/** A link may come with its colon encoded or not. */
function decoded(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/%3a/i, ':') : value;
}

function usualNumbers(): Record<PlanNumber, number> {
  return Object.fromEntries(Object.entries(ranges).map(([name, { usual }]) => [name, usual])) as Record<
    PlanNumber,
    number
  >;
}
