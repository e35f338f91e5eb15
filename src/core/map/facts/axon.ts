import { aggregateAnnotation, annotationOf, identifierOf, textGiven } from '../../analysis/axon.ts';
import type { Body, Field, PatternModel, TypeFact } from '../../analysis/model.ts';
import type { LineIndex } from '../../lint/positions.ts';
import type { AxonAssociation, AxonEntity, AxonFacts, AxonMember } from '../model.ts';

/**
 * What a file tells of sagas and of entities in aggregates, as Axon 4 knows them.
 * @param text the text that `model` was made from
 */
export function axonFacts(model: PatternModel, text: string, lines: LineIndex): AxonFacts | undefined {
  if (!model.gates.has('axon-4')) return undefined;
  return {
    associations: model.bodies.flatMap((body) => associationOf(body, lines)),
    members: model.types.flatMap(({ fields }) => fields.flatMap((field) => memberOf(field, text, lines))),
    entities: model.types.flatMap((type) => entityOf(model, type, lines)),
  };
}

/** Nothing where the property is no literal, or the saga finds what it is associated with by a way of its own. */
function associationOf({ annotations, nameSpan }: Body, lines: LineIndex): AxonAssociation[] {
  const annotation = annotationOf(annotations, /^SagaEventHandler$/);
  if (!annotation || !nameSpan) return [];
  const property = textGiven(annotation, 'associationProperty');
  if (!property || annotation.keys?.some((key) => /^(?:associationResolver|payloadType)$/.test(key ?? '')))
    return [];
  return [{ property, handler: lines.rangeOf(nameSpan), range: lines.rangeOf(annotation.span) }];
}

const collection =
  /^(?:List|Set|SortedSet|Collection|Iterable|ArrayList|LinkedList|HashSet|LinkedHashSet|TreeSet)$/;
const map = /Map$/;

function memberOf({ annotations = [], type, nameSpan }: Field, text: string, lines: LineIndex): AxonMember[] {
  const annotation = annotationOf(annotations, /^AggregateMember$/);
  if (!annotation || !type || annotation.keys?.includes('type')) return [];
  const [first, second] = type.arguments;
  const entity = collection.test(type.name) ? first : map.test(type.name) ? second : undefined;
  if (!entity) return [];
  const mode = annotation.arguments[annotation.keys?.indexOf('eventForwardingMode') ?? -1];
  const routingKey = textGiven(annotation, 'routingKey');
  return [
    {
      entity: entity.name,
      matching: /\bForwardMatchingInstances\.class$/.test(
        text.slice(mode?.span.start ?? 0, mode?.span.end ?? 0),
      ),
      ...(routingKey && { routingKey }),
      range: lines.rangeOf(nameSpan),
    },
  ];
}

function entityOf(model: PatternModel, type: TypeFact, lines: LineIndex): AxonEntity[] {
  if (aggregateAnnotation(type)) return [];
  const identifier = identifierOf(model, type);
  if (identifier === 'unknown') return [];
  const handlers = model.bodies
    .filter(({ kind, owner }) => kind === 'method' && owner === type.name)
    .flatMap(({ annotations, nameSpan, span }): AxonEntity['handlers'] => {
      const annotation = annotationOf(annotations, /^(?:CommandHandler|EventSourcingHandler)$/);
      if (!annotation || annotation.keys?.includes('payloadType')) return [];
      const routingKey = textGiven(annotation, 'routingKey');
      return [
        {
          handles: annotation.name === 'CommandHandler' ? 'command' : 'event',
          ...(routingKey && { routingKey }),
          range: lines.rangeOf(nameSpan ?? span),
        },
      ];
    });
  if (handlers.length === 0) return [];
  return [{ name: type.name, ...(identifier && { identifier: identifier.property }), handlers }];
}
