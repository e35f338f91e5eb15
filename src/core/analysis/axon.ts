import type { Annotation, Field, PatternModel, TypeFact } from './model.ts';

/**
 * Axon 4 as it reads classes by reflection. What holds here was looked up in its sources: `AnnotatedAggregateMetaModelFactory`,
 * `GenericAggregateFactory`, `AbstractChildEntityDefinition`, `ForwardMatchingInstances` and `PayloadAssociationResolver`.
 */

/** The annotation that makes a class an aggregate. */
export function aggregateAnnotation(type: TypeFact): Annotation | undefined {
  return annotationOf(type.annotations, /^Aggregate(?:Root)?$/);
}

export function annotationOf(annotations: readonly Annotation[], name: RegExp): Annotation | undefined {
  return annotations.find((one) => name.test(one.name));
}

/** The text given to an argument by its name; undefined where it is left out, or no literal. */
export function textGiven({ keys, arguments: given }: Annotation, key: string): string | undefined {
  const value = given[keys?.indexOf(key) ?? -1];
  return value?.kind === 'text' && value.parts.length === 0 ? value.text : undefined;
}

/** How an aggregate or an entity in it is told from others of its class. */
export interface Identifier {
  /** The property by which messages name the one they are for. */
  readonly property: string;
}

/** An aggregate goes by `@AggregateIdentifier`, an entity by `@EntityId`; the identifier of JPA does for both. */
const identifier = /^(?:AggregateIdentifier|EntityId|Id)$/;

/**
 * What identifies a class: a field or a method of it, or of the classes above it.
 * @returns 'unknown' where one of those is in another file
 */
export function identifierOf(model: PatternModel, type: TypeFact): Identifier | 'unknown' | undefined {
  const members = [
    ...type.fields.map(({ name, annotations }) => ({ name, annotations: annotations ?? [] })),
    ...model.bodies
      .filter(({ kind, owner }) => kind === 'method' && owner === type.name)
      .map(({ name, annotations }) => ({ name: propertyOf(name ?? ''), annotations })),
  ];
  for (const { name, annotations } of members) {
    const found = annotationOf(annotations, identifier);
    if (found) return { property: textGiven(found, 'routingKey') ?? name };
  }
  const [base] = type.extends;
  if (!base) return undefined;
  const above = model.types.find(({ name }) => name === base.name && name !== type.name);
  return above ? identifierOf(model, above) : 'unknown';
}

/** The property that a method gives: `orderId` for `getOrderId()` and for `orderId()`. */
export function propertyOf(method: string): string {
  const [, first, rest] = /^get([A-Z])(\w*)$/.exec(method) ?? [];
  return first === undefined ? method : `${first.toLowerCase()}${rest}`;
}

/**
 * What a message of this class can be asked for by name, as the accessors of Axon do.
 * @returns undefined where a type above it may have more
 */
export function propertiesOf({
  kind,
  extends: bases,
  implements: interfaces,
  fields,
  methods,
}: TypeFact): string[] | undefined {
  const above = kind === 'interface' ? interfaces : bases;
  if (above.length > 0) return undefined;
  return [...new Set([...fields, ...methods].map(({ name }) => propertyOf(name)))];
}

/** The fields that a new object has no value for until its constructor gives one. */
export function unsetFinals(type: TypeFact): Field[] {
  return type.fields.filter(({ readonly, isStatic, value }) => readonly && !isStatic && !value);
}
