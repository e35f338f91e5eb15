import type { Body, Call, PatternModel, Value } from '../../../analysis/model.ts';
import { calledName, receiverOf } from '../../../analysis/vocabulary.ts';
import { assignmentsIn, callsIn, resolved, valuesIn } from '../../facts.ts';
import { addProperty } from '../../fixes.ts';
import type { RuleContext, RuleFix } from '../../rule.ts';

/** What could be done about a call of `fetch`, axios or Node that has no time limit; undefined for all other calls. */
export function untimedInScript(
  call: Call,
  model: PatternModel,
  body: Body,
  context: RuleContext,
): RuleFix[] | undefined {
  const options = optionsOf(model, body, call);
  if (!options || !lacksTimeout(options, body, call) || isStream(call) || isInBrowser(call)) return undefined;
  return setsDefaultTimeout(model) ? undefined : withTimeout(options, context);
}

type Client = 'fetch' | 'axios' | 'http';

interface Options {
  readonly client: Client;
  /** The options as they are written; undefined where there are none. */
  readonly given: Value | undefined;
  /** Where options would go, after the arguments that are there; undefined where they can't simply be added. */
  readonly end: number | undefined;
}

/** The options of a remote call; undefined for all other calls. */
function optionsOf(model: PatternModel, body: Body, call: Call): Options | undefined {
  const client = clientOf(model, call);
  if (!client) return undefined;
  const request = client === 'fetch' ? resolved(model, body, call.arguments[0]) : undefined;
  // A request object brings its own options.
  if (request?.kind === 'call') {
    return request.call.construct ? { ...optionsAt(model, body, request.call, 1), client } : undefined;
  }
  if (request?.kind === 'name' && /req(?:uest)?$/i.test(request.path.at(-1) ?? '')) return undefined;
  return { ...optionsAt(model, body, call, positionOf(client, call)), client };
}

function optionsAt(model: PatternModel, body: Body, call: Call, position: number): Omit<Options, 'client'> {
  const given = resolved(model, body, call.arguments[position]);
  const last = call.arguments.at(-1);
  const end = call.arguments.length === position && last ? last.span.end : undefined;
  return { given, end };
}

function clientOf(model: PatternModel, call: Call): Client | undefined {
  const name = calledName(call);
  const receiver = receiverOf(call);
  if (call.path.length === 1 && name === 'fetch') return isForeign(model, 'fetch') ? undefined : 'fetch';
  const isAxios = call.path[0] === 'axios' && call.path.length <= 2;
  if (isAxios && /^(?:axios|get|post|put|patch|delete|head|options|request|create)$/.test(name))
    return 'axios';
  if (/^https?$/.test(receiver) && call.path.length === 2 && /^(?:get|request)$/.test(name)) return 'http';
  return undefined;
}

/** A function of the same name that this project made. */
function isForeign(model: PatternModel, name: string): boolean {
  const imported = model.imports.some(
    (one) => one.local === name && !/^(?:node-fetch|undici|cross-fetch)$/.test(one.module),
  );
  const declared = model.bodies.some(
    (body) =>
      body.name === name ||
      body.parameters.some((parameter) => parameter.names.includes(name)) ||
      assignmentsIn(body).some((one) => one.declares && one.names.includes(name)),
  );
  return imported || declared;
}

function positionOf(client: Client, call: Call): number {
  const name = calledName(call);
  if (client !== 'axios') return 1;
  if (/^(?:post|put|patch)$/.test(name)) return 2;
  return /^(?:request|create)$/.test(name) ? 0 : name === 'axios' && call.arguments.length === 1 ? 0 : 1;
}

function lacksTimeout({ client, given }: Options, body: Body, call: Call): boolean {
  if (client === 'http' && isTimedLater(body, call)) return false;
  if (!given) return call.arguments.every((argument) => argument.kind !== 'spread');
  if (given.kind === 'function') return true;
  if (given.kind !== 'object' || given.open) return false;
  return !given.properties.some(({ key }) => key === 'signal' || key === 'timeout' || key === 'dispatcher');
}

/** `const request = http.get(…); request.setTimeout(…)` */
function isTimedLater(body: Body, call: Call): boolean {
  const name = assignmentsIn(body).find((one) => one.value?.kind === 'call' && one.value.call === call)
    ?.names[0];
  return callsIn(body).some(
    (one) => calledName(one) === 'setTimeout' && (one.on === call || one.path[0] === name),
  );
}

/** Streams of server-sent events are meant to stay open. */
function isStream(call: Call): boolean {
  return call.arguments.some((argument) =>
    [...valuesIn(argument)].some((value) => value.kind === 'text' && value.text === 'text/event-stream'),
  );
}

/** Only a page has an origin that an address without one can be relative to. */
function isInBrowser(call: Call): boolean {
  const [address] = call.arguments;
  return address?.kind === 'text' && /^\.{0,2}\//.test(address.text);
}

function setsDefaultTimeout(model: PatternModel): boolean {
  return model.bodies.some((body) =>
    assignmentsIn(body).some(({ target }) => target.join('.') === 'axios.defaults.timeout'),
  );
}

/** Only offered: how long is long enough is for people to say. */
function withTimeout({ client, given, end }: Options, context: RuleContext): RuleFix[] {
  const property = client === 'fetch' ? 'signal: AbortSignal.timeout(5000)' : 'timeout: 5000';
  const title = { en: `Add \`${property}\``, ko: `\`${property}\` 넣기` };
  if (given?.kind === 'object')
    return [{ title, safe: false, edits: [addProperty(given, property, context)] }];
  if (given || end === undefined) return [];
  return [{ title, safe: false, edits: [{ span: { start: end, end }, text: `, { ${property} }` }] }];
}
