import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { asyncApiOf } from '../../core/map/asyncApi.ts';
import { dotOf } from '../../core/map/dot.ts';
import { eventCatalogOf } from '../../core/map/eventCatalog.ts';
import { printedMap } from '../../core/map/json.ts';
import { updateBlocks } from '../../core/map/markdownBlocks.ts';
import { mermaidOf } from '../../core/map/mermaid.ts';
import type { MessageKind, MessageMap } from '../../core/map/model.ts';
import { selected } from '../../core/map/selected.ts';
import { type MapFilter, viewOf, wholeMap } from '../../core/map/view.ts';
import { type Call, type Command, UsageError } from '../command.ts';
import { mapOfFolder } from '../map/mapOfFolder.ts';

/** Formats that are one text. */
const formats = {
  mermaid: (map: MessageMap, filter: MapFilter) => mermaidOf(viewOf(map, filter), 'flowchart'),
  sequence: (map: MessageMap, filter: MapFilter) => mermaidOf(viewOf(map, filter), 'sequence'),
  dot: (map: MessageMap, filter: MapFilter) => dotOf(viewOf(map, filter)),
  json: (map: MessageMap, filter: MapFilter) =>
    JSON.stringify(printedMap(selected(map, filter)), undefined, 2),
  asyncapi: (map: MessageMap, filter: MapFilter) => asyncApiOf(selected(map, filter)),
} as const;

type TextFormat = keyof typeof formats;

const kinds: readonly MessageKind[] = ['command', 'event', 'query'];

export const mapCommand: Command = {
  name: 'map',
  summary: 'print who sends and who handles every message',
  usage: 'DIR [options]',
  help: `Reads the source files in DIR, without what .gitignore ignores, and prints the commands, events and queries
found in them, with their senders and handlers.

  --format mermaid|sequence|dot|json|asyncapi|eventcatalog
                    how to print (mermaid); asyncapi is a document of version 3.0, eventcatalog is
                    a folder of files and needs --out
  --from MESSAGE    only what can be reached from this message
  --service NAME    only this service; may be repeated
  --kind KIND       only commands, events or queries: command, event, query; may be repeated
  --unfold NAME     show the parts of this service, where a large picture is folded; may be repeated
  --include-tests   also tests, mocks, fixtures, benchmarks and documentation
  --out PATH        write to this file, or for eventcatalog into this folder
  --write FILE      bring the blocks <!-- patternbook:map from=… format=… --> … <!-- /patternbook:map -->
                    of a Markdown file up to date; from, service, kind, unfold and format (mermaid, sequence)
                    may stand in the opening comment
  --check           with --write: write nothing, exit 1 where a block is out of date

Exit code: 0 where it was printed or written, 1 where --check finds a block out of date or a block is wrong,
2 for misuse.`,
  options: {
    format: { type: 'string', default: 'mermaid' },
    from: { type: 'string' },
    service: { type: 'string', multiple: true },
    kind: { type: 'string', multiple: true },
    unfold: { type: 'string', multiple: true },
    'include-tests': { type: 'boolean' },
    out: { type: 'string' },
    write: { type: 'string' },
    check: { type: 'boolean' },
  },
  run,
};

async function run(call: Call): Promise<number> {
  const { positionals, values, print, printError } = call;
  const [folder, ...more] = positionals;
  if (folder === undefined) throw new UsageError('DIR is missing');
  if (more.length > 0) throw new UsageError(`one DIR is expected, not also ${more.join(' ')}`);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory())
    throw new UsageError(`${folder} is no folder`);
  const { format, out, write } = textValues(values);
  if (values.check === true && write === undefined) throw new UsageError('--check needs --write');
  if (format === 'eventcatalog' && out === undefined) throw new UsageError('eventcatalog needs --out DIR');
  if (format !== 'eventcatalog' && !isTextFormat(format)) {
    throw new UsageError(
      `--format takes ${[...Object.keys(formats), 'eventcatalog'].join(', ')}, not ${format}`,
    );
  }

  const { map, tooLarge } = await mapOfFolder(folder, values['include-tests'] === true);
  for (const file of tooLarge) printError(`${file}: not read, the file is too large`);
  if (map.messages.length === 0) printError(`${folder}: no messages found`);
  if (write !== undefined) return updateFile(write, map, values.check === true, call);
  const filter = filterFrom(map, {
    from: values.from as string | undefined,
    services: (values.service as string[] | undefined) ?? [],
    kinds: (values.kind as string[] | undefined) ?? [],
    unfolded: (values.unfold as string[] | undefined) ?? [],
  });
  if ('problem' in filter) throw new UsageError(filter.problem);
  if (!isTextFormat(format)) {
    const files = eventCatalogOf(selected(map, filter));
    for (const { path: name, text } of files) await writeText(path.join(out ?? '', name), text);
    print(`${out}: ${files.length} files`);
    return 0;
  }
  const text = formats[format](map, filter);
  if (out === undefined) print(text.trimEnd());
  else await writeText(out, `${text.trimEnd()}\n`);
  return 0;
}

function textValues(values: Call['values']): { format: string; out?: string; write?: string } {
  return {
    format: String(values.format),
    ...(typeof values.out === 'string' && { out: values.out }),
    ...(typeof values.write === 'string' && { write: values.write }),
  };
}

function isTextFormat(format: string): format is TextFormat {
  return Object.hasOwn(formats, format);
}

interface Wanted {
  readonly from: string | undefined;
  readonly services: readonly string[];
  readonly kinds: readonly string[];
  readonly unfolded: readonly string[];
}

function filterFrom(
  map: MessageMap,
  { from, services, kinds: given, unfolded }: Wanted,
): MapFilter | { problem: string } {
  const wrong = given.find((kind) => !kinds.includes(kind as MessageKind));
  if (wrong !== undefined) return { problem: `a kind is ${kinds.join(', ')}, not ${wrong}` };
  const known = new Set([...map.messages, ...map.handlers, ...map.senders].map(({ service }) => service));
  const unknown = services.find((name) => !known.has(name));
  if (unknown !== undefined)
    return { problem: `there is no service ${unknown}, only ${[...known].sort().join(', ')}` };
  const filter: MapFilter = { ...wholeMap, services, kinds: given as MessageKind[], unfolded };
  if (from === undefined) return filter;
  const named = map.messages.filter(({ id, name }) => id === from || name === from);
  const [message, ...others] = named;
  if (!message) return { problem: `there is no message ${from}` };
  if (others.length > 0)
    return { problem: `several messages are called ${from}: ${named.map(({ id }) => id).join(', ')}` };
  return { ...filter, from: message.id };
}

async function updateFile(
  file: string,
  map: MessageMap,
  isCheck: boolean,
  { print, printError }: Call,
): Promise<number> {
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before === undefined) throw new UsageError(`${file} can't be read`);
  const { text, blocks, problems } = updateBlocks(before, ({ options }) => {
    const list = (name: string) => options.get(name)?.split(',').filter(Boolean) ?? [];
    const format = options.get('format') ?? 'mermaid';
    if (format !== 'mermaid' && format !== 'sequence')
      return { problem: `format takes mermaid or sequence, not ${format}` };
    const filter = filterFrom(map, {
      from: options.get('from'),
      services: list('service'),
      kinds: list('kind'),
      unfolded: list('unfold'),
    });
    if ('problem' in filter) return filter;
    return { content: `\`\`\`mermaid\n${formats[format](map, filter).trimEnd()}\n\`\`\`` };
  });
  for (const { line, message } of problems) printError(`${file}:${line}: ${message}`);
  if (blocks === 0 && problems.length === 0)
    throw new UsageError(`${file} has no block <!-- patternbook:map -->`);
  if (problems.length > 0) return 1;
  if (text === before) print(`${file}: up to date`);
  else if (isCheck) printError(`${file}: out of date`);
  else {
    await writeFile(file, text);
    print(`${file}: updated`);
  }
  return isCheck && text !== before ? 1 : 0;
}

async function writeText(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
