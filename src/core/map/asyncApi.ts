import type { MapMessage, MapSender, MessageMap } from './model.ts';

type Json = { readonly [key: string]: unknown };

/**
 * A map as an AsyncAPI 3.0 document, in JSON: a channel for each topic, or for each message that is sent to none that is
 * known; an operation for each service that sends or receives a message. Payloads are not described, since the map knows
 * names alone.
 */
export function asyncApiOf(map: MessageMap): string {
  const named = keysOf(map.messages);
  const channels = new Map<string, { address: string; messages: Map<string, MapMessage> }>();
  const operations: Record<string, Json> = {};
  const sendersOf = grouped(map.senders, ({ message }) => message);

  for (const message of map.messages) {
    const key = named.get(message.id) ?? '';
    const senders = sendersOf.get(message.id) ?? [];
    const receivers = map.handlers.filter(({ handles }) => handles.includes(message.id));
    const topics = topicsOf(message, senders);
    for (const address of topics) {
      const channel = keyOf(address);
      const known = channels.get(channel) ?? { address, messages: new Map<string, MapMessage>() };
      known.messages.set(key, message);
      channels.set(channel, known);
      const operate = (action: 'send' | 'receive', service: string) => {
        operations[keyOf(`${service}.${action}.${key}${topics.length > 1 ? `.${address}` : ''}`)] = {
          action,
          channel: { $ref: `#/channels/${channel}` },
          tags: [{ name: service }],
          messages: [{ $ref: `#/channels/${channel}/messages/${key}` }],
        };
      };
      for (const service of new Set(senders.map(({ service }) => service))) operate('send', service);
      for (const service of new Set(receivers.map(({ service }) => service))) operate('receive', service);
    }
  }
  const document = {
    asyncapi: '3.0.0',
    info: { title: 'Messages found in the code', version: '1.0.0' },
    channels: Object.fromEntries(
      [...channels].map(([key, { address, messages }]) => [
        key,
        {
          address,
          messages: Object.fromEntries(
            [...messages.keys()].map((name) => [name, { $ref: `#/components/messages/${name}` }]),
          ),
        },
      ]),
    ),
    operations,
    components: {
      messages: Object.fromEntries(
        map.messages.map((message) => [named.get(message.id) ?? '', describe(message)]),
      ),
    },
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function describe({ name, kind, service, declared }: MapMessage): Json {
  return {
    name,
    title: name,
    tags: [{ name: kind }, { name: service }],
    ...(declared && { description: `Declared in ${declared.path}:${declared.range.start.line + 1}` }),
  };
}

function topicsOf(message: MapMessage, senders: readonly MapSender[]): readonly string[] {
  const topics = new Set(senders.flatMap(({ topic }) => topic ?? []));
  return topics.size > 0 ? [...topics] : [message.name];
}

/** Keys of AsyncAPI take letters, digits, dot, hyphen and underscore. */
function keyOf(text: string): string {
  return text.replace(/[^\w.-]/g, '_');
}

/** A key for each message: its name, with the service before it where several have that name. */
function keysOf(messages: readonly MapMessage[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    messages.map(({ id, name, service }) => {
      const wanted = [keyOf(name), keyOf(`${service}.${name}`), keyOf(id)];
      const key = wanted.find((one) => !taken.has(one)) ?? keyOf(`${id}.${taken.size}`);
      taken.add(key);
      return [id, key];
    }),
  );
}

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
