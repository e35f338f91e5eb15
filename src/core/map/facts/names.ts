import type { TypeRef, Value } from '../../analysis/model.ts';
import type { MessageKind, MessageRef } from '../model.ts';

/** How messages are named in source code. */

/** A text that may be the type of a message, or the topic it goes to. */
const literalName = /^[A-Za-z][\w.:/-]{2,99}$/;
/** Values that stand in fields named `type` of schemas, forms and media. */
const notALiteral =
  /^(?:string|number|integer|boolean|object|array|null|text|button|submit|module|image|file|json|date|enum|function|default|none|all|error|data|change|click|close|open|end|exit|finish|message|load|input|connect|disconnect)$|^(?:application|text|image|video|audio)\//;
const typeName = /^[A-Z]\w*$/;
/** Types that do something, and are given to nobody as a message. */
const doingType =
  /(?:Error|Exception|Client|Service|Repository|Factory|Builder|Handler|Container|Mapper|Controller|Module|Provider|Config|Options|Logger|Connection|Server|Pool|Stream|Buffer|Response|Schema|Array|Store|Bus|Saga|Projection|Aggregate)$|^(?:(?:Get|Put|Update|Delete|Query|Scan|BatchGet|BatchWrite|TransactWrite)(?:Item|Object)?s?|Publish(?:Batch)?|SendMessage(?:Batch)?|PutEvents|PutRecords?|DeleteMessage|ReceiveMessage)Command$/;

/** Types of languages and libraries: what carries messages, and what has nothing to do with them. */
const otherTypes: ReadonlySet<string> = new Set(
  `Event Command Query Message Envelope DomainEvent IntegrationEvent BaseEvent IEvent ICommand IQuery CustomEvent CloudEvent
  EventEmitter EventEnvelope EventData EventMessage CommandMessage QueryMessage GenericMessage GenericEventMessage
  GenericCommandMessage MessageBuilder MessageProperties MetaData ProducerRecord ConsumerRecord ServiceBusMessage JsonNode
  Map Set WeakMap WeakSet Date Promise Proxy RegExp String Number Boolean Object Array URL URLSearchParams Headers Request
  FormData Blob File Worker AbortController TextEncoder TextDecoder Uint8Array Intl JSON Observable Subject BehaviorSubject
  Subscription Thread Random Scanner ArrayList LinkedList HashMap HashSet LinkedHashMap LinkedHashSet TreeMap TreeSet
  ConcurrentHashMap CopyOnWriteArrayList CountDownLatch StringBuilder BigDecimal BigInteger Long Integer Double Float Void
  Optional AtomicInteger AtomicLong AtomicBoolean List Collection Iterable Stream Flux Mono UUID Uuid`.split(
    /\s+/,
  ),
);
/** Types that only wrap the message, which is their last argument. */
const wrapper =
  /^(?:(?:Domain|Integration|Stored|Recorded|Read|Persisted|Typed)?(?:Event|Command|Query|Message)(?:Envelope|Message|Context)?|ConsumeContext|ConsumerRecord|Envelope|DomainEventEnvelope|Payload|EventOf|\w*(?:Resolved|Recorded|Read|Stored)Event|Readonly|Partial|Promise|Array|List|Optional|IEvent|ICommand|IMessage)$/;
const primitive =
  /^(?:any|unknown|never|void|string|number|boolean|object|int|long|double|float|byte\w*|\{\}|)$/;

/** True where a type of this name may be a message. */
export function mayBeMessageType(name: string): boolean {
  return typeName.test(name) && name.length > 2 && !doingType.test(name) && !otherTypes.has(name);
}

export function mayBeMessageLiteral(text: string): boolean {
  return literalName.test(text) && !notALiteral.test(text);
}

/** A name of more than one word, or with signs in it: what plain words such as `copy` and `open` are not. */
export function isCompound(name: string): boolean {
  return /[a-z\d][A-Z]|[A-Za-z][._:/-][A-Za-z]/.test(name);
}

/** The message a type in a signature stands for: `PlaceOrder` of `CommandMessage<PlaceOrder>`. */
export function messagesOfType(type: TypeRef | undefined): MessageRef[] {
  if (!type || primitive.test(type.name)) return [];
  if (type.union.length > 0) return type.union.flatMap(messagesOfType);
  if (wrapper.test(type.name)) {
    const literal = type.arguments[0]?.literal;
    return literal === undefined ? messagesOfType(type.arguments.at(-1)) : [{ name: literal, literal: true }];
  }
  return mayBeMessageType(type.name) ? [{ name: type.name, literal: false }] : [];
}

/** The message that an expression names: `'OrderPlaced'`, `OrderPlaced`, `OrderPlaced.name`, `ORDER_PLACED`, `Events.Placed`. */
export function refOf(value: Value | undefined): MessageRef | undefined {
  switch (value?.kind) {
    case 'text':
      return value.parts.length === 0 && mayBeMessageLiteral(value.text)
        ? { name: value.text, literal: true }
        : undefined;
    case 'literal': {
      const named = /^([A-Z]\w*)\.class$/.exec(value.text)?.[1];
      return named && mayBeMessageType(named) ? { name: named, literal: false } : undefined;
    }
    case 'name': {
      const path = /^(?:name|type|TYPE|class|\$type|eventType)$/.test(value.path.at(-1) ?? '')
        ? value.path.slice(0, -1)
        : value.path;
      const name = path.slice(-2).join('.');
      const mayBe = /^[A-Z]\w*(?:\.\w+)?$/.test(name) && !doingType.test(name) && !otherTypes.has(name);
      return mayBe ? { name, literal: false } : undefined;
    }
    default:
      return undefined;
  }
}

/** What a name alone says: `place-order.command`, `PlaceOrderCommand`. */
export function kindOfName(name: string): MessageKind | undefined {
  const match = /[a-z\d._-](command|query|event)$/i.exec(name);
  return match?.[1]?.toLowerCase() as MessageKind | undefined;
}

/**
 * One form for the spellings of one name: `OrderPlaced` for `orderPlaced`, `ORDER_PLACED`, `order.placed`, `OrderPlacedEvent`
 * and `com.example.shop.OrderPlaced.v1`, in small letters.
 */
export function canonicalName(name: string): string {
  const versionless = name.replace(/[._-]?[vV]\d+$/, '');
  const last = /\.[A-Z]\w*$/.test(versionless)
    ? versionless.slice(versionless.lastIndexOf('.') + 1)
    : versionless;
  const plain = last.replace(/[^A-Za-z\d]/g, '').toLowerCase();
  const short = plain.replace(/(?:integrationevent|domainevent|event|command|message)$/, '');
  return short.length > 2 ? short : plain;
}
