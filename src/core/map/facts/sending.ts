import type { Body, Call, PatternModel, TypeFact, Value } from '../../analysis/model.ts';
import { calledName, receiverOf } from '../../analysis/vocabulary.ts';
import type { MessageKind } from '../model.ts';
import { propertyOf } from './values.ts';

/** How calls send messages, told from names alone. */

const bus =
  /(?:bus|publisher|producer|broker|dispatcher|mediator|gateway|outbox|kafkaTemplate|rabbitTemplate|jmsTemplate|streamBridge|eventStore|messageStore|session|sender|endpoint|ConsumeContext)s?$/i;
const sendName =
  /^(?:publish|emit|send|produce|dispatch|execute|invoke|enqueue|raise|record|append|apply|query|request|schedule|convertAndSend|push|notify|fire|trigger|put|post)[A-Z_]?/;
const busSendName =
  /^(?:(?:publish|emit|send|produce|dispatch|enqueue|raise|append|schedule|convertAndSend|query|subscriptionQuery)\w*|execute|invoke|request|handle|apply|add|put|store|push)$/i;
const nounName =
  /^(?:publish|emit|send|dispatch|execute|enqueue|raise|record|append|apply|schedule|push|add|register|fire|trigger|issue|queue|andThen)\w*?(Event|Command|Query|Message|Saga)s?(?:[A-Z]\w*)?$/;
const aggregateBase = /Aggregate|EventSourced/;
/** Names that mean sending wherever they stand in an aggregate. */
const recording = /^(?:apply|raise|record|emit|publish|enqueue|recordThat|causes)$/;

export interface Sending {
  readonly call: Call;
  readonly kind?: MessageKind;
}

/** What a call sends, or undefined where its names do not tell that it sends. */
export function sendingOf(call: Call, owner: TypeFact | undefined): Sending | undefined {
  if (call.construct) return undefined;
  const name = calledName(call);
  const receiver = receiverOf(call);
  const noun = nounName.exec(name)?.[1];
  const isSending =
    call.does === 'publish' ||
    call.does === 'append' ||
    (noun !== undefined && !/Handler|Listener|Type|Class|Store/.test(name)) ||
    (busSendName.test(name) && (bus.test(receiver) || bus.test(call.receiverType ?? ''))) ||
    (recording.test(name) && isRecording(receiver, owner)) ||
    (name === 'send' && call.path.length === 1);
  if (!isSending) return undefined;
  const kind = kindFrom(`${receiver}.${call.receiverType ?? ''}.${name}`, name, receiver);
  return { call, ...(kind && { kind }) };
}

function isRecording(receiver: string, owner: TypeFact | undefined): boolean {
  if (/^AggregateLifecycle$/.test(receiver)) return true;
  if (receiver !== 'this' && receiver !== '' && receiver !== 'super') return false;
  const bases = [...(owner?.extends ?? []), ...(owner?.implements ?? [])];
  return (
    bases.some(({ name }) => aggregateBase.test(name) || /Saga$/.test(name)) ||
    (owner?.annotations.some(({ name }) => /^Aggregate(?:Root)?$|^Saga$/.test(name)) ?? false)
  );
}

function kindFrom(where: string, name: string, receiver: string): MessageKind | undefined {
  // An outbox takes events and commands alike.
  if (/command/i.test(where) || (name === 'enqueue' && !/outbox/i.test(where))) return 'command';
  if (/quer(?:y|ies)/i.test(where)) return 'query';
  if (/event/i.test(where) || /^(?:publish|emit|apply|append|raise|record)/.test(name)) return 'event';
  return receiver === 'AggregateLifecycle' ? 'event' : undefined;
}

/** Commands of VS Code's own registry are no messages. */
export function isEditorCommand(model: PatternModel, call: Call): boolean {
  return call.path.at(-2) === 'commands' && model.imports.some(({ module }) => module === 'vscode');
}

/** A call that may send, where the message is known from elsewhere: `client.emit('order_placed', …)`. */
export function maySend(call: Call): boolean {
  return (
    !call.construct &&
    sendName.test(calledName(call)) &&
    !/^(?:console|log|logger|res|response|queryUpdateEmitter)$/.test(receiverOf(call))
  );
}

const topicKey =
  /^(?:topics?|topicName|queue|queueName|exchange|subject|channel|channelName|destination|TopicArn|QueueUrl|StreamName|streamName|EventBusName)$/;

/** The topic, queue, subject or stream that arguments name by a literal. */
export function topicIn(values: readonly Value[]): string | undefined {
  return topicValue(values)?.text;
}

/** The literal itself: the value of a property that is called so, else the first argument. */
export function topicValue(values: readonly Value[]): (Value & { kind: 'text' }) | undefined {
  for (const value of values) {
    const named = propertyOf(value, topicKey);
    const [only] = named?.kind === 'list' ? named.items : [named];
    if (only?.kind === 'text') return only;
  }
  const [first] = values;
  return first?.kind === 'text' && first.parts.length === 0 ? first : undefined;
}

/** The class a method belongs to. */
export function ownerOf(body: Body, types: readonly TypeFact[]): TypeFact | undefined {
  return body.owner === undefined ? undefined : types.find((type) => type.name === body.owner);
}
