import type { PatternModel } from '../../../analysis/model.ts';

/** `nameof(OrderPlaced)`, `typeof(OrderPlaced).Name`, `@event.GetType().FullName` */
export function isTypeName(model: PatternModel, path: readonly string[]): boolean {
  const [first = '', name = ''] = path;
  if (first === 'nameof') return path.length === 2 && /^[A-Z]/.test(name) && !isMember(model, name);
  if (!/^(?:Full|AssemblyQualified)?Name$/.test(path.at(-1) ?? '')) return false;
  if (first === 'typeof') return true;
  return path.at(-2) === '()' && path.at(-3) === 'GetType' && !/^(?:ex?|err|error|exception)$/i.test(first);
}

/** Fields and methods begin with a capital too. */
function isMember(model: PatternModel, name: string): boolean {
  return (
    model.bodies.some((body) => body.name === name) ||
    model.types.some((type) => type.fields.some((field) => field.name === name))
  );
}
