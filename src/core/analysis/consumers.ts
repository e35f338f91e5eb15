import type { Body, Call, TypeFact, Value } from './model.ts';
import { camelCase, receiverOf, verbIn, verbOf } from './vocabulary.ts';

const consumerAnnotation =
  /^(?:EventPattern|MessagePattern|RabbitSubscribe|RabbitRPC|SqsMessageHandler|KafkaListener|RabbitListener|JmsListener|SqsListener|CapSubscribe|shared_task)$|^(?:app|celery|celery_app)\.task$|^(?:broker|app)\.(?:subscriber|agent)$/;
const consumerCall =
  /^(?:basicConsume|consume|subscribe|queueSubscribe|receiveMessages|process|add(?:NoPublisher|Consumer)?Handler)$/;
const consumerName =
  /(?:consumer|receiver|queue|channel|broker|bus|nats|nc|subscri\w+|jetstream)$|^(?:router|js)$/i;

/** What the message libraries of .NET call the interface of a consumer, and its method. */
const consumerInterface = /^(?:IConsumer|IHandleMessages|IAmStartedByMessages|IIntegrationEventHandler)$/;
const consumerMethod = /^(?:consume|handle)$/;
/** Parameters that only a consumer has. */
const deliveryType = /^(?:ProcessMessageEventArgs|ProcessSessionMessageEventArgs|BasicDeliverEventArgs)$/;
const triggerAnnotation = /^(?:ServiceBus|Kafka|RabbitMQ|Queue|EventHub)Trigger$/;
/** Events of a client that deliver a message. */
const deliveryEvent = /^(?:received|processMessage|processSessionMessage)$/;

/** Does the body take messages of a broker? `given` holds what `functionsGivenToConsumers` found. */
export function isConsumer(body: Body, owner: TypeFact | undefined, given: ReadonlySet<string>): boolean {
  return (
    (owner !== undefined && implementsConsumer(body, owner)) ||
    body.parameters.some(
      ({ type, annotations }) =>
        deliveryType.test(type?.name ?? '') || annotations.some(({ name }) => triggerAnnotation.test(name)),
    ) ||
    (body.kind === 'function' && deliveryEvent.test(verbIn(body.name ?? ''))) ||
    body.annotations.some(({ name, qualifier }) =>
      consumerAnnotation.test(qualifier === undefined ? name : `${qualifier}.${name}`),
    ) ||
    /^(?:each(?:Message|Batch)|ConsumeClaim)$/.test(body.name ?? '') ||
    (body.argumentOf !== undefined && isConsumerCall(body.argumentOf)) ||
    (body.kind !== 'file' && given.has(body.name ?? '')) ||
    takesMessages(body)
  );
}

function implementsConsumer(body: Body, owner: TypeFact): boolean {
  return (
    consumerMethod.test(verbIn(body.name ?? '')) &&
    owner.implements.some((base) => consumerInterface.test(base.name))
  );
}

function isConsumerCall(call: Call): boolean {
  const name = verbOf(call);
  return (
    /^(?:basicConsume|consume)$/.test(name) ||
    (consumerCall.test(name) && consumerName.test(receiverOf(call)))
  );
}

/** Names of the functions that a consumer is given by name, as an argument or by `+=`. */
export function functionsGivenToConsumers(bodies: readonly Body[]): Set<string> {
  const names = (value: Value): string[] => {
    if (value.kind === 'name') return value.path.slice(-1);
    return value.kind === 'object' ? value.properties.flatMap((property) => names(property.value)) : [];
  };
  const given = bodies
    .flatMap((body) => body.effects)
    .flatMap((effect) => {
      if (effect.kind === 'call') return isConsumerCall(effect) ? effect.arguments : [];
      const isSubscription =
        effect.kind === 'assign' &&
        effect.operator === '+=' &&
        deliveryEvent.test(verbIn(effect.target.at(-1) ?? ''));
      return isSubscription && effect.value ? [effect.value] : [];
    });
  return new Set(given.flatMap(names));
}

/** A loop over what a consumer receives, or one that asks it for the next message. */
function takesMessages(body: Body): boolean {
  const overMessages = body.blocks.some(
    ({ kind, names, subject }) =>
      kind === 'loop' &&
      names.length > 0 &&
      subject?.kind === 'name' &&
      (/(?:consumer|subscription|deliveries|queueIter)$/i.test(camelCase(subject.path.at(-1) ?? '')) ||
        isChannelOfMessages(body, subject.path)),
  );
  if (overMessages) return true;
  return body.effects.some(
    (effect) =>
      effect.kind === 'call' &&
      /^(?:poll|getone|getmany|fetchMessage|readMessage|consume|receiveMessages?)$/.test(verbOf(effect)) &&
      /(?:consumer|reader|receiver)$/i.test(receiverOf(effect)) &&
      isInLoop(body, effect.block),
  );
}

/** A channel of Go that the function was given, or got by subscribing. */
function isChannelOfMessages(body: Body, path: readonly string[]): boolean {
  const [name = ''] = path;
  if (path.length !== 1) return false;
  const type = body.parameters.find((parameter) => parameter.names.includes(name))?.type;
  if (type?.name === 'chan') return /^(?:Message|Msg|Delivery)$/.test(type.arguments[0]?.name ?? '');
  return body.effects.some(
    (effect) =>
      effect.kind === 'assign' &&
      effect.names[0] === name &&
      effect.value?.kind === 'call' &&
      /^(?:consume|consumeWithContext|subscribe)$/.test(verbOf(effect.value.call)),
  );
}

function isInLoop(body: Body, block: number): boolean {
  for (let at = block; at >= 0; at = body.blocks[at]?.parent ?? -1) {
    if (body.blocks[at]?.kind === 'loop') return true;
  }
  return false;
}
