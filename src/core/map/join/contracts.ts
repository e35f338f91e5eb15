import { canonicalName } from '../facts/names.ts';
import { type Handling, isKnown, type Node } from './joined.ts';

/**
 * Joins what is one message for two services that meet over a broker only, each with a declaration or none of its own: where
 * one service sends and does not handle it and another handles and does not send one of that name, and
 * - both name the same topic, or
 * - the receiver tells it by the text of its type, or its name says that it is meant for other services
 *   (`OrderPlacedIntegrationEvent`), and no other service sends one of that name.
 * The message is then the sender's, unless the receiver alone declares it. Consumers of a topic that tell no type get all that is sent to it.
 */
export function joinContracts(nodes: readonly Node[], topicConsumers: readonly Handling[]): Node[] {
  const byName = new Map<string, Node[]>();
  for (const node of nodes) {
    const name = canonicalName(node.name);
    const same = byName.get(name);
    if (same) same.push(node);
    else byName.set(name, [node]);
  }
  const gone = new Set<Node>();
  for (const same of byName.values()) {
    const senders = same.filter((node) => node.sent.length > 0 && isKnown(node));
    for (const receiver of same) {
      if (receiver.sent.length > 0 || receiver.handled.length === 0) continue;
      if (!isKnown(receiver) && !receiver.declared) continue;
      const others = senders.filter(({ service }) => service !== receiver.service);
      const overTopic = others.filter((sender) => shareTopic(sender, receiver));
      const [sender, ...more] = overTopic.length > 0 ? overTopic : isForOthers(receiver) ? others : [];
      if (!sender || more.length > 0) continue;
      // Where the receiver alone declares it, as an activity, it is the receiver's.
      const isSenders = sender.declared !== undefined || receiver.declared === undefined;
      if (isSenders) sender.handled.push(...receiver.handled);
      else receiver.sent.push(...sender.sent);
      gone.add(isSenders ? receiver : sender);
    }
  }
  const kept = nodes.filter((node) => !gone.has(node));
  return [...kept, ...topicNodes(kept, topicConsumers)];
}

function shareTopic(sender: Node, receiver: Node): boolean {
  const topics = new Set(sender.sent.flatMap(({ send }) => send.topic ?? []));
  return receiver.handled.some(({ handler }) => handler.topic !== undefined && topics.has(handler.topic));
}

function isForOthers(receiver: Node): boolean {
  return /IntegrationEvent$/.test(receiver.name) || receiver.handled.some(({ literal }) => literal);
}

/** Gives topics their consumers; a topic that nothing known is sent to stands as a message of its first consumer. */
function topicNodes(nodes: readonly Node[], consumers: readonly Handling[]): Node[] {
  const bySentTo = new Map<string, Node[]>();
  for (const node of nodes) {
    for (const topic of new Set(node.sent.flatMap(({ send }) => send.topic ?? [])))
      bySentTo.set(topic, [...(bySentTo.get(topic) ?? []), node]);
  }
  const made = new Map<string, Node>();
  for (const handling of consumers) {
    const { topic } = handling.handler;
    if (topic === undefined || !/\w/.test(topic)) continue;
    const sent = bySentTo.get(topic);
    for (const node of sent ?? []) node.handled.push(handling);
    if (sent) continue;
    const { service } = handling;
    const node = made.get(topic) ?? { name: topic, service, declared: undefined, handled: [], sent: [] };
    node.handled.push(handling);
    made.set(topic, node);
  }
  return [...made.values()];
}
