import type { Gate } from './gates.ts';

/**
 * The language-neutral facts of one source file: all that a rule or the message map may know.
 * A language adapter makes them; no fact names a parser node, and every list is in source order.
 */
export interface PatternModel {
  readonly path: string;
  readonly language: LanguageId;
  /** What the file has to do with at all, see `gates.ts`. */
  readonly gates: ReadonlySet<Gate>;
  readonly imports: readonly Import[];
  readonly types: readonly TypeFact[];
  /** Every function, method and callback; the first is the file itself. */
  readonly bodies: readonly Body[];
  readonly handlers: readonly Handler[];
  readonly messages: readonly Message[];
  readonly comments: readonly Comment[];
  /** How many places the parser could not read; half-typed code is the normal case. */
  readonly syntaxErrors: number;
}

export type LanguageId = 'typescript' | 'java' | 'csharp' | 'python' | 'go';

/** Offsets into the text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Import {
  readonly module: string;
  /** The exported name, `default`, or `*` for the whole module. */
  readonly name: string;
  readonly local: string;
  readonly typeOnly: boolean;
  /** The whole import statement. */
  readonly statement: Span;
}

export interface Comment {
  /** Without the comment marks. */
  readonly text: string;
  readonly span: Span;
}

/** A type as it is written: `Repository<Order>` has the name `Repository` and the argument `Order`. */
export interface TypeRef {
  readonly name: string;
  /** What stands before the name, where it tells the module: `workflow` of `workflow.Context`. */
  readonly qualifier?: string;
  readonly arguments: readonly TypeRef[];
  /** The members of a union type; its name is then that of the first member which is not null or undefined. */
  readonly union: readonly TypeRef[];
  /** The text of a type that is one string literal. */
  readonly literal?: string;
  /** Members of a type literal `{ type: 'Placed'; data: … }`. */
  readonly fields?: readonly Field[];
  readonly methods?: readonly MethodSignature[];
  readonly span: Span;
}

/** A decorator or annotation. */
export interface Annotation {
  readonly name: string;
  /** What stands before the name: `workflow` of `@workflow.run`. */
  readonly qualifier?: string;
  readonly arguments: readonly Value[];
  /** What the arguments are given to, in their order, where the language names them there; Java does. */
  readonly keys?: readonly (string | undefined)[];
  readonly span: Span;
}

export interface TypeFact {
  readonly kind: 'class' | 'interface' | 'alias';
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly annotations: readonly Annotation[];
  readonly extends: readonly TypeRef[];
  readonly implements: readonly TypeRef[];
  /** Fields, and constructor parameters that become fields. */
  readonly fields: readonly Field[];
  /** Declared methods, those without a body too. */
  readonly methods: readonly MethodSignature[];
  /** What an alias stands for. */
  readonly aliased?: TypeRef;
}

export interface MethodSignature {
  readonly name: string;
  readonly async: boolean;
  readonly returns?: TypeRef;
}

export interface Field {
  readonly name: string;
  readonly type?: TypeRef;
  readonly readonly: boolean;
  readonly isPublic: boolean;
  readonly isStatic: boolean;
  /** Read in Java only. */
  readonly annotations?: readonly Annotation[];
  readonly value?: Value;
  readonly span: Span;
  readonly nameSpan: Span;
}

export interface Parameter {
  /** Names bound by it: one, or those a pattern takes apart. */
  readonly names: readonly string[];
  /** True where the parameter is taken apart by a pattern. */
  readonly destructured: boolean;
  readonly type?: TypeRef;
  readonly annotations: readonly Annotation[];
  /** The default value. */
  readonly value?: Value;
  readonly span: Span;
}

/** A function, method, callback, or the file outside all of them. */
export interface Body {
  readonly index: number;
  readonly kind: 'file' | 'function' | 'method' | 'constructor';
  /** The declared name, else that of the variable or property the function is the value of. */
  readonly name?: string;
  /** Names around it, outermost first: `evolve` in `const shop = { orders: { evolve() {} } }` has `['shop', 'orders']`. */
  readonly within: readonly string[];
  readonly nameSpan?: Span;
  readonly span: Span;
  /** What runs: the block, or the expression of an arrow function. */
  readonly code: Span;
  /** The name of the class that holds it, for methods and what is nested in them. */
  readonly owner?: string;
  readonly parent?: number;
  readonly async: boolean;
  readonly parameters: readonly Parameter[];
  readonly returns?: TypeRef;
  readonly annotations: readonly Annotation[];
  /** The call it is an argument of, at any depth of an object literal. */
  readonly argumentOf?: Call;
  /** What happens in it, in the order of evaluation, without what happens in functions defined inside it. */
  readonly effects: readonly Effect[];
  /** The nesting of its effects; the first is the body itself. */
  readonly blocks: readonly Block[];
}

export interface Block {
  readonly kind: 'body' | 'branch' | 'loop' | 'try' | 'catch' | 'finally' | 'case';
  /** Index of the block around it; -1 for the body. */
  readonly parent: number;
  readonly span: Span;
  /** Condition of a branch or loop, collection of a for-each loop, subject or label of a case. */
  readonly subject?: Value;
  /** Names a loop or catch binds. */
  readonly names: readonly string[];
  /** An `await` loop over a stream. */
  readonly awaits: boolean;
  /** The statement that several blocks make up: try, catch and finally of one statement share it. */
  readonly statement: Span;
}

export type Effect = Call | Assignment | Exit | Reading;

interface EffectBase {
  readonly span: Span;
  /** Index into the body's blocks. */
  readonly block: number;
}

/** What a call does, told from names alone; see `vocabulary.ts`. */
export type Doing =
  | 'write'
  | 'read'
  | 'publish'
  | 'remoteCall'
  | 'append'
  | 'acknowledge'
  | 'clock'
  | 'random'
  | 'timer'
  | 'compensate';

export interface Call extends EffectBase {
  readonly kind: 'call';
  /**
   * The callee as a chain of names: `this.orders.save()` is `['this', 'orders', 'save']`; a called or indexed link stands
   * as `()` or `[]`. `this` is the object of the method in every language.
   */
  readonly path: readonly string[];
  /** The call that the callee's chain starts from, where it does: `subscribe()` in `subscribe().on()`. */
  readonly on?: Call;
  readonly construct: boolean;
  readonly arguments: readonly Value[];
  readonly argumentsSpan: Span;
  readonly nameSpan: Span;
  /** Span of the callee without the called name: `this.orders` in `this.orders.save()`. */
  readonly receiverSpan?: Span;
  /** Declared type of the receiver, where the file tells. */
  readonly receiverType?: string;
  readonly does?: Doing;
  /** What becomes of the result. */
  readonly outcome: 'awaited' | 'returned' | 'kept' | 'dropped';
}

export interface Assignment extends EffectBase {
  readonly kind: 'assign';
  readonly declares: boolean;
  /** `['this', 'total']` for `this.total = …`; a declaration by pattern has an empty target. */
  readonly target: readonly string[];
  readonly targetSpan: Span;
  /** Names that a declaration binds. */
  readonly names: readonly string[];
  /** `=`, `+=`, `++`, `delete`, … */
  readonly operator: string;
  readonly type?: TypeRef;
  readonly value?: Value;
}

export interface Exit extends EffectBase {
  readonly kind: 'return' | 'throw' | 'break' | 'continue';
  readonly value?: Value;
}

/** A member read that tells something about the surroundings: `process.env.REGION`, `DateTime.UtcNow`. */
export interface Reading extends EffectBase {
  readonly kind: 'reading';
  readonly path: readonly string[];
  readonly of: 'environment' | 'clock';
}

/**
 * The shape of an expression; `await`, parentheses and casts are looked through. In a text, each `?` stands for
 * a value put in, and these are the parts.
 */
export type Value =
  | { readonly kind: 'text'; readonly text: string; readonly parts: readonly Value[]; readonly span: Span }
  | { readonly kind: 'literal'; readonly text: string; readonly span: Span }
  | { readonly kind: 'name'; readonly path: readonly string[]; readonly span: Span }
  | {
      readonly kind: 'object';
      readonly properties: readonly Property[];
      readonly open: boolean;
      readonly span: Span;
    }
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly span: Span }
  | { readonly kind: 'call'; readonly call: Call; readonly span: Span }
  | { readonly kind: 'function'; readonly body: number; readonly span: Span }
  | { readonly kind: 'spread'; readonly value: Value; readonly span: Span }
  | {
      readonly kind: 'compound';
      readonly operator: string;
      readonly parts: readonly Value[];
      readonly span: Span;
    };

export interface Property {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Value;
  readonly span: Span;
}

/** What kind of part a body plays in a pattern; see `roles.ts`. */
export type Role =
  | 'commandHandler'
  | 'queryHandler'
  | 'eventHandler'
  | 'consumer'
  | 'evolve'
  | 'projection'
  | 'saga'
  | 'workflow';

export interface Handler {
  readonly role: Role;
  /** Names of the messages it handles, where they are told. */
  readonly messages: readonly string[];
  readonly body: Body;
}

export interface Message {
  readonly kind: 'command' | 'event' | 'query';
  readonly name: string;
  readonly type: TypeFact;
}
