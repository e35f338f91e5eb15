import type { Assignment, Body, Call, PatternModel, Value } from '../../../analysis/model.ts';
import { verbOf } from '../../../analysis/vocabulary.ts';
import { assignmentsIn, callbacksIn, callsIn, flowsTo, valuesIn } from '../../facts.ts';

/** How the stores of .NET count: on a row that was loaded, in a bulk update, and by a builder. */

/** `row.Total += …` where the row was asked for here and is saved later. */
export function countsInRow(body: Body): Assignment[] {
  const saves = callsIn(body).filter((call) => call.does === 'write');
  if (saves.length === 0) return [];
  const loaded = new Set(
    assignmentsIn(body)
      .filter(({ declares, value }) => declares && value?.kind === 'call' && !value.call.construct)
      .flatMap(({ names }) => names),
  );
  return assignmentsIn(body).filter(
    (one) =>
      /^(?:\+=|-=|\+\+|--)$/.test(one.operator) &&
      one.target.length > 1 &&
      loaded.has(one.target[0] ?? '') &&
      saves.some((save) => flowsTo(body, one, save)),
  );
}

/** `ExecuteUpdate(rows => rows.SetProperty(row => row.Total, row => row.Total + 1))` */
export function addsInUpdate(model: PatternModel, update: Call): boolean {
  if (verbOf(update) !== 'executeUpdate') return false;
  const setters = update.arguments.flatMap((argument) => {
    const body = argument.kind === 'function' ? model.bodies[argument.body] : undefined;
    return body ? [body, ...callbacksIn(model, body)].flatMap(callsIn) : [];
  });
  return setters.some((call) => {
    if (verbOf(call) !== 'setProperty') return false;
    const [property, change] = call.arguments.map((argument) => resultOf(model, argument));
    if (property?.kind !== 'name' || change?.kind !== 'compound' || !/^[+-]$/.test(change.operator))
      return false;
    return change.parts.some((part) => part.kind === 'name' && part.path.at(-1) === property.path.at(-1));
  });
}

function resultOf(model: PatternModel, value: Value): Value | undefined {
  const body = value.kind === 'function' ? model.bodies[value.body] : undefined;
  const result = body?.effects.at(-1);
  return result?.kind === 'return' ? result.value : undefined;
}

/** `Builders<Total>.Update.Inc(total => total.Orders, 1)` of MongoDB. */
export function givenIncrement(call: Call): boolean {
  return call.arguments.some((argument) =>
    [...valuesIn(argument)].some(
      (value) => value.kind === 'call' && value.call.path.some((link) => link === 'Inc' || link === 'Push'),
    ),
  );
}
