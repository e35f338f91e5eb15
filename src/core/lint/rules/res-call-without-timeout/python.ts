import type { Call, PatternModel, Value } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { assignmentsIn, callsIn } from '../../facts.ts';
import type { RuleFix } from '../../rule.ts';

const verb = /^(?:get|post|put|patch|delete|head|options|request|stream)$/;

/**
 * What could be done about a call of requests, urllib or `http.client` without time limit, or one of httpx and aiohttp
 * whose own limit is taken away by `None`; undefined for all other calls.
 */
export function untimedInPython(call: Call, model: PatternModel): RuleFix[] | undefined {
  const client = clientOf(model, call);
  if (!client) return undefined;
  const options = call.arguments.find((argument) => argument.kind === 'object');
  const positional = call.arguments.filter((argument) => argument.kind !== 'object');
  if (options?.open || positional.some((argument) => argument.kind === 'spread')) return undefined;
  const given =
    options?.properties.find(({ key }) => key === 'timeout')?.value ?? positional[client.position];
  if (given) return isNone(given) ? replaceBy5(given) : undefined;
  return client.isBounded ? undefined : add5(call);
}

interface Client {
  /** It sets a limit of its own where none is given. */
  readonly isBounded: boolean;
  /** Where a limit that is not named would stand. */
  readonly position: number;
}

const named = Number.POSITIVE_INFINITY;

function clientOf(model: PatternModel, call: Call): Client | undefined {
  const name = calledName(call);
  const module = moduleOf(model, call);
  if (module === 'requests' && verb.test(name)) return { isBounded: false, position: named };
  if (module === 'urllib.request' && name === 'urlopen') return { isBounded: false, position: 2 };
  if (module === 'http.client' && /^HTTPS?Connection$/.test(name))
    return { isBounded: false, position: named };
  const isClient = /^(?:Async)?Client$|^ClientSession$/.test(name);
  if (/^(?:httpx|aiohttp)$/.test(module) && (isClient || verb.test(name)))
    return { isBounded: true, position: named };
  if (!verb.test(name) || call.path.length < 2) return undefined;
  return isPlainSession(model, call) ? { isBounded: false, position: named } : undefined;
}

/** The module that a called function comes from: `requests` for `requests.get()` and for an imported `get()`. */
function moduleOf(model: PatternModel, { path }: Call): string {
  const imported = model.imports.find((one) => one.local === path[0]);
  if (!imported) return '';
  const { module, name, local } = imported;
  const between = path.slice(1, -1);
  if (name !== '*') return path.length === 1 ? module : [module, name, ...between].join('.');
  // `import a.b` binds `a`, `import a.b as c` the module itself.
  return path.length === 1 ? '' : [module.startsWith(`${local}.`) ? local : module, ...between].join('.');
}

/** A session that was made by `requests.Session()` and has got no adapter, which could bring a limit. */
function isPlainSession(model: PatternModel, call: Call): boolean {
  const receiver = call.path.slice(0, -1).join('.');
  const isMade = model.bodies.some((body) =>
    assignmentsIn(body).some(
      ({ target, value }) =>
        target.join('.') === receiver &&
        value?.kind === 'call' &&
        /^[sS]ession$/.test(calledName(value.call)) &&
        moduleOf(model, value.call) === 'requests',
    ),
  );
  return (
    isMade &&
    !model.bodies.some((body) =>
      [...callsIn(body).map(({ path }) => path), ...assignmentsIn(body).map(({ target }) => target)].some(
        (path) =>
          /^(?:mount|request|send)$/.test(path.at(-1) ?? '') && path.slice(0, -1).join('.') === receiver,
      ),
    )
  );
}

/** `None`, or a limit made of it: `aiohttp.ClientTimeout(total=None)`. */
function isNone(value: Value): boolean {
  if (value.kind === 'literal') return value.text === 'None';
  if (value.kind !== 'call' || value.call.arguments.length !== 1) return false;
  const [inner] = value.call.arguments;
  if (inner?.kind !== 'object') return inner !== undefined && isNone(inner);
  return inner.properties.some(({ key, value: total }) => key === 'total' && isNone(total));
}

/** Only offered: how long is long enough is for people to say. */
function add5(call: Call): RuleFix[] {
  const last = call.arguments.at(-1);
  if (!last) return [];
  const end = last.span.end;
  return [{ title, safe: false, edits: [{ span: { start: end, end }, text: ', timeout=5' }] }];
}

function replaceBy5(limit: Value): RuleFix[] {
  return limit.kind === 'literal' ? [{ title, safe: false, edits: [{ span: limit.span, text: '5' }] }] : [];
}

const title = { en: 'Set `timeout=5`', ko: '`timeout=5` 넣기' };
