import type { LanguageId, Role } from '../analysis/model.ts';
import type { Range } from '../lint/positions.ts';

/**
 * What the map keeps of one source file: names and places only, so that ten thousand files stay small. All of it is
 * plain data, made from a `PatternModel` by `fileFacts` and joined with the other files by `messageMap`.
 */
export interface FileFacts {
  /** Relative to the folder that is indexed, with `/`. */
  readonly path: string;
  readonly language: LanguageId;
  /** Its path says test, mock, fixture, benchmark or documentation. */
  readonly test: boolean;
  readonly imports: readonly ImportedName[];
  readonly types: readonly DeclaredType[];
  /** Constants that stand for a text, which may be the name of a message. */
  readonly constants: readonly Constant[];
  readonly handlers: readonly FileHandler[];
  readonly sends: readonly Send[];
  readonly registrations?: Registrations;
  readonly axon?: AxonFacts;
}

/** What Axon 4 goes by to find the saga or the entity that a message is for. */
export interface AxonFacts {
  readonly associations: readonly AxonAssociation[];
  /** Collections of entities in an aggregate, or in an entity of one. */
  readonly members: readonly AxonMember[];
  /** Classes that may be such entities: they handle something, and are no aggregate. */
  readonly entities: readonly AxonEntity[];
}

/** `@SagaEventHandler(associationProperty = "orderId")` */
export interface AxonAssociation {
  /** What the event must have. */
  readonly property: string;
  /** Of the handler, as `FileHandler` has it. */
  readonly handler: Range;
  /** The annotation's. */
  readonly range: Range;
}

/** `@AggregateMember private List<OrderLine> lines` */
export interface AxonMember {
  /** Name of the class of its elements. */
  readonly entity: string;
  /** Events go to the one entity that they name, and not to all. */
  readonly matching: boolean;
  /** The property by which events name it, where that is not the identifier's name. */
  readonly routingKey?: string;
  /** The field's name. */
  readonly range: Range;
}

export interface AxonEntity {
  readonly name: string;
  /** The property by which messages name it; absent where nothing identifies it. */
  readonly identifier?: string;
  readonly handlers: readonly {
    readonly handles: 'command' | 'event';
    readonly routingKey?: string;
    readonly range: Range;
  }[];
}

/** What a file says to a framework that has to be told of handlers. */
export interface Registrations {
  /** Classes that are made for being registered, at their names. */
  readonly handlers: readonly { readonly name: string; readonly range: Range }[];
  readonly lists: readonly ClassList[];
}

/** A list of classes that is given to the framework, or may be spread into one that is. */
export interface ClassList {
  /** The constant it is the value of. */
  readonly name?: string;
  readonly items: readonly string[];
  /** Names of the lists that are spread into it. */
  readonly spreads: readonly string[];
  /** It has more in it than names tell. */
  readonly open: boolean;
}

export interface ImportedName {
  readonly local: string;
  /** The exported name, `default`, or `*`. */
  readonly name: string;
  readonly module: string;
}

export type MessageKind = 'command' | 'event' | 'query';

/** A type that is a message, or may turn out to be one when another file sends or handles it. */
export interface DeclaredType {
  readonly name: string;
  /** Where the declaration tells that it is a message. */
  readonly kind?: MessageKind;
  /** Whether its base type tells that, or only its name. */
  readonly evidence?: Exclude<Evidence, 'typed'>;
  /** The text it goes by in `type` fields, where that is not its name. */
  readonly literal?: string;
  /** Names of the types a union type stands for, which is then no message itself. */
  readonly members?: readonly string[];
  /** What it can be asked for, its fields and getters; Java only, and absent where a type above it may have more. */
  readonly properties?: readonly string[];
  /** Its name where it is declared. */
  readonly range: Range;
}

export interface Constant {
  /** `ORDER_PLACED`, or `Events.Placed` for one in an object. */
  readonly name: string;
  readonly text: string;
}

/** A message as a file names it. */
export interface MessageRef {
  /** Name of a type, constant or function; the text of a literal. */
  readonly name: string;
  readonly literal: boolean;
}

/**
 * How far a file alone tells that something is a message.
 * - `told`: a framework, a bus or an event store says so
 * - `named`: something of that form stands here under a name; it counts where that is the name of a message
 * - `typed`: a function takes it, which counts for commands and queries that are sent and nothing else handles; or an object
 *   has a `type` and nothing more of a message, which counts where the message is known from elsewhere
 */
export type Evidence = 'told' | 'named' | 'typed';

export interface FileHandler {
  readonly role: Role;
  /** The class it is a method of, else the function. */
  readonly name: string;
  readonly handles: readonly MessageRef[];
  /** Topic, queue or subject it consumes from, where a literal tells. */
  readonly topic?: string;
  readonly evidence: Evidence;
  /** Functions it calls: `place`, `Order.place`, or `order.place` where the class of the variable is not known. */
  readonly calls: readonly string[];
  /** Its name; for one branch of a `switch` over the type of a message, the label. */
  readonly range: Range;
}

/** A message made here, to be given to a bus, a broker or an event store, or recorded by an aggregate. */
export interface Send {
  readonly message: MessageRef;
  /** Where the call that sends it tells. */
  readonly kind?: MessageKind;
  readonly topic?: string;
  readonly evidence: Evidence;
  /** The message's name where it is made. */
  readonly range: Range;
  /** Index into `handlers` of the handler whose code it is part of. */
  readonly handler?: number;
  /** The function, or `Class.method`, it happens in; empty outside of all functions. */
  readonly within: string;
}

/** Who sends and who handles every message of a workspace. Identifiers hold for one map. */
export interface MessageMap {
  /** Sorted by service, then name. */
  readonly messages: readonly MapMessage[];
  readonly handlers: readonly MapHandler[];
  readonly senders: readonly MapSender[];
}

/** A place in a file of the workspace. */
export interface Place {
  readonly path: string;
  readonly range: Range;
}

export interface MapMessage {
  /** `<service>/<name>`, with `#<path>` behind it where the service declares several of that name. */
  readonly id: string;
  readonly name: string;
  readonly kind: MessageKind;
  /** Name of the package it is declared in: that of the nearest manifest, or its folder. */
  readonly service: string;
  /** Where it is declared; absent for one that is only named, as by a string literal. */
  readonly declared?: Place;
}

export interface MapHandler {
  /** `<path>#<name>`, with a number where a file has several of that name. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly service: string;
  readonly place: Place;
  /** Ids of messages. */
  readonly handles: readonly string[];
  /** Ids of the messages it sends, itself or through the functions it calls. */
  readonly emits: readonly string[];
  /** Its form and its name alone tell that it is a handler. */
  readonly guessed?: true;
  readonly topic?: string;
}

export interface MapSender {
  /** Id of the message. */
  readonly message: string;
  readonly service: string;
  readonly place: Place;
  /** Id of the handler it is part of; absent for code that only sends, as a route of a gateway. */
  readonly handler?: string;
  /** The function, or `Class.method`, it happens in; empty outside of all functions. */
  readonly within: string;
  readonly topic?: string;
}
