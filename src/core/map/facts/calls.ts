import type { Body, Call, PatternModel, Span } from '../../analysis/model.ts';
import { receiverOf } from '../../analysis/vocabulary.ts';
import { callsOf, contains } from './values.ts';
import { withinOf } from './within.ts';

/** Methods of languages and libraries, which say nothing about who is called. */
const common =
  /^(?:get|set|has|add|push|pop|map|filter|forEach|reduce|find|some|every|then|catch|finally|log|info|warn|error|debug|toString|valueOf|join|split|slice|concat|includes|indexOf|parse|stringify|keys|values|entries|now|save|update|insert|delete|create|findOne|findById|build|of|ofNullable|orElse|orElseThrow|equals|hashCode|stream|collect|toList|pipe|subscribe|next|close|start|stop|apply|call|bind|\?|\[\]|\(\))$/;

/**
 * The functions that each piece of code calls, through functions of the same file too: `place` for one of the file or an
 * import, `Order.place` for a method of a class, told by the receiver's type or else by its name.
 */
export function callsFrom(model: PatternModel): (code: Span) => string[] {
  const byFunction = new Map<string, { span: Span; name: string }[]>();
  const sites = model.bodies.flatMap((body) => {
    const within = withinOf(model, body);
    const own = callsOf(body).flatMap((call) => {
      const name = nameOf(call, body);
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

function nameOf(call: Call, body: Body): string | undefined {
  const name = call.path.at(-1) ?? '';
  if (call.construct) return name;
  if (call.path.length === 1) return name;
  const [first = ''] = call.path;
  if (first === 'this' && call.path.length === 2 && body.owner !== undefined) return `${body.owner}.${name}`;
  if (call.receiverType !== undefined) return `${call.receiverType}.${name}`;
  if (call.path.length === 2 && /^[A-Z][a-z]/.test(first)) return `${first}.${name}`;
  if (common.test(name)) return undefined;
  // `order.place()` is most likely a method of the class `Order`.
  const receiver = receiverOf(call);
  return `${receiver.charAt(0).toUpperCase()}${receiver.slice(1)}.${name}`;
}
