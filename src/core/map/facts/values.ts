import type { Body, Call, Span, Value } from '../../analysis/model.ts';

/** Calls `visit` with each expression of a body: what calls are given, what is assigned, returned or thrown. */
export function visitValues(body: Body, visit: (value: Value) => void): void {
  for (const effect of body.effects) {
    switch (effect.kind) {
      case 'call':
        for (const argument of effect.arguments) descend(argument, visit);
        break;
      case 'assign':
      case 'return':
      case 'throw':
        if (effect.value) descend(effect.value, visit);
    }
  }
}

/** What a call in the expression is given stands with that call, which is an effect of its own; so does a function. */
function descend(value: Value, visit: (value: Value) => void): void {
  visit(value);
  switch (value.kind) {
    case 'object':
      for (const property of value.properties) descend(property.value, visit);
      break;
    case 'list':
      for (const item of value.items) descend(item, visit);
      break;
    case 'compound':
      for (const part of value.parts) descend(part, visit);
      break;
    case 'spread':
      descend(value.value, visit);
      break;
  }
}

export function callsOf(body: Body): Call[] {
  return body.effects.filter((effect) => effect.kind === 'call');
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The value of the first property with one of these keys. */
export function propertyOf(value: Value | undefined, key: RegExp): Value | undefined {
  if (value?.kind !== 'object') return undefined;
  return value.properties.find((property) => key.test(property.key))?.value;
}
