import type { Body, Call, PatternModel, Span } from '../../analysis/model.ts';
import { receiverOf } from '../../analysis/vocabulary.ts';
import { callsOf, contains } from './values.ts';
import { withinOf } from './within.ts';

/** Methods of languages and libraries, which say nothing about who is called. */
const common =
  /^(?:get|set|has|add|push|pop|map|filter|forEach|reduce|find|some|every|then|catch|finally|log|info|warn|error|debug|toString|valueOf|join|split|slice|concat|includes|indexOf|parse|stringify|keys|values|entries|now|save|update|insert|delete|create|findOne|findById|build|of|ofNullable|orElse|orElseThrow|equals|hashCode|stream|collect|toList|pipe|subscribe|next|close|start|stop|apply|call|bind|\?|\[\]|\(\))$/;

/**
 * The functions that each piece of code calls, through functions of the same file too: `place` for one of the file or an
 * import, `Order.place` for a method of a known class, `order.place` for one of a variable whose class is not known.
 */
export function callsFrom(model: PatternModel): (code: Span) => string[] {
  // Only languages that leave out `this` call methods by their bare name.
  const ownMethods = new Set(
    model.language === 'typescript'
      ? []
      : model.bodies.flatMap(({ kind, owner, name }) =>
          kind === 'method' ? [`${owner ?? ''}.${name ?? ''}`] : [],
        ),
  );
  const byFunction = new Map<string, { span: Span; name: string }[]>();
  const sites = model.bodies.flatMap((body) => {
    const within = withinOf(model, body);
    const own = callsOf(body).flatMap((call) => {
      const name = nameOf(call, body, ownMethods);
      return name === undefined ? [] : [{ span: call.span, name }];
    });
    byFunction.set(within, [...(byFunction.get(within) ?? []), ...own]);
    return own;
  });

  return (code) => {
    const names = new Set<string>();
    const visit = (name: string) => {
      if (names.has(name)) return;
      names.add(name);
      for (const inner of byFunction.get(name) ?? []) visit(inner.name);
    };
    for (const { span, name } of sites) if (contains(code, span)) visit(name);
    return [...names];
  };
}

function nameOf(call: Call, body: Body, ownMethods: ReadonlySet<string>): string | undefined {
  const name = call.path.at(-1) ?? '';
  if (call.construct) return name;
  if (call.path.length === 1)
    return ownMethods.has(`${body.owner ?? ''}.${name}`) ? `${body.owner}.${name}` : name;
  const [first = ''] = call.path;
  if (first === 'this' && call.path.length === 2 && body.owner !== undefined) return `${body.owner}.${name}`;
  if (call.receiverType !== undefined) return `${call.receiverType}.${name}`;
  if (call.path.length === 2 && /^[A-Z][a-z]/.test(first)) return `${first}.${name}`;
  return common.test(name) ? undefined : `${lowerFirst(receiverOf(call))}.${name}`;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
