import { forwardCommands, type SagaDefinition } from '../../../shop/saga.ts';

// #region legal
/**
 * All traces a saga may leave behind, counted from the end of its first step: `T2..Tn`, or `T2..Tj, Cj..C1` where
 * step j+1 was refused. Written from the definition of a saga alone; it knows nothing of `step`.
 */
export function legalTraces(definition: SagaDefinition): string[][] {
  const { compensatable } = definition;
  const turnedBack = compensatable.map((_, last) => {
    const done = compensatable.slice(0, last + 1);
    return [
      ...done.slice(1).map((each) => each.command),
      ...done.toReversed().map((each) => each.compensation),
    ];
  });
  return [...turnedBack, forwardCommands(definition).slice(1)];
}
// #endregion legal
