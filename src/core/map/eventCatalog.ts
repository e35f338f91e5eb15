import type { MapMessage, MessageMap, Place } from './model.ts';
import { handlersByMessage } from './reach.ts';

export interface CatalogFile {
  /** Relative to the folder of the catalog, with `/`. */
  readonly path: string;
  readonly text: string;
}

const folders = { command: 'commands', event: 'events', query: 'queries' } as const;

/** EventCatalog wants a version of everything; code has none. */
const version = '0.0.1';

/**
 * A map as the folder of an EventCatalog: a page for each service, with what it sends and receives, and below it one for each
 * message of its own. The front matter is that of EventCatalog's pages on services and messages.
 */
export function eventCatalogOf(map: MessageMap): CatalogFile[] {
  const names = namesOf(map.messages);
  const services = [
    ...new Set([...map.messages, ...map.handlers, ...map.senders].map(({ service }) => service)),
  ].sort();
  return [
    ...services.map((service) => servicePage(map, service, names)),
    ...map.messages.map((message) => messagePage(map, message, names)),
  ];
}

/** Ids of the catalog by ids of the map, in the order of the map. */
type Names = ReadonlyMap<string, string>;

function servicePage(map: MessageMap, service: string, names: Names): CatalogFile {
  const sends = new Set(map.senders.filter((one) => one.service === service).map(({ message }) => message));
  const receives = new Set(
    map.handlers.filter((one) => one.service === service).flatMap(({ handles }) => handles),
  );
  const list = (title: string, ids: ReadonlySet<string>) =>
    ids.size > 0
      ? [`${title}:`, ...[...names].flatMap(([id, name]) => (ids.has(id) ? pointer(name) : []))]
      : [];
  return {
    path: `services/${fileName(service)}/index.mdx`,
    text: page(
      [
        `id: ${quoted(fileName(service))}`,
        `name: ${quoted(service)}`,
        `version: ${version}`,
        ...list('sends', sends),
        ...list('receives', receives),
      ],
      [],
    ),
  };
}

function pointer(name: string): string[] {
  return [`  - id: ${quoted(name)}`, `    version: ${version}`];
}

function messagePage(map: MessageMap, message: MapMessage, names: Names): CatalogFile {
  const id = names.get(message.id) ?? message.name;
  const handlers = (handlersByMessage(map).get(message.id) ?? []).map(({ name, place }) => item(name, place));
  const senders = map.senders
    .filter((sender) => sender.message === message.id)
    .map(({ within, place }) => item(within, place));
  const section = (title: string, items: readonly string[]) =>
    items.length > 0 ? [`## ${title}`, '', ...items, ''] : [];
  return {
    path: `services/${fileName(message.service)}/${folders[message.kind]}/${fileName(id)}/index.mdx`,
    text: page(
      [`id: ${quoted(id)}`, `name: ${quoted(message.name)}`, `version: ${version}`],
      [
        ...(message.declared ? [`Declared in ${code(placeText(message.declared))}.`, ''] : []),
        ...section('Handlers', handlers),
        ...section('Senders', senders),
      ],
    ),
  };
}

function page(frontMatter: readonly string[], body: readonly string[]): string {
  return ['---', ...frontMatter, '---', '', ...body, '<NodeGraph />', ''].join('\n');
}

function item(name: string, place: Place): string {
  return `- ${name === '' ? '' : `${code(name)} in `}${code(placeText(place))}`;
}

function placeText({ path, range }: Place): string {
  return `${path}:${range.start.line + 1}`;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

/** A YAML text in double quotes, whose escapes are those of JSON. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function fileName(name: string): string {
  return name.replace(/^@/, '').replace(/[^\w.-]+/g, '-');
}

/** Ids of a catalog are unique over all services. */
function namesOf(messages: readonly MapMessage[]): Map<string, string> {
  const count = new Map<string, number>();
  for (const { name } of messages) count.set(name, (count.get(name) ?? 0) + 1);
  const taken = new Set<string>();
  return new Map(
    messages.map(({ id, name, service }) => {
      const plain = (count.get(name) ?? 0) > 1 ? `${fileName(service)}.${name}` : name;
      const unique = taken.has(plain) ? fileName(id) : plain;
      taken.add(unique);
      return [id, unique];
    }),
  );
}
