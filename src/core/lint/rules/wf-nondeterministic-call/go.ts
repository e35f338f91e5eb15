import type { Body, Call, PatternModel, TypeRef, Value } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { assignmentsIn, blocksAround, bodiesOf, calleeSpan, callsIn } from '../../facts.ts';
import type { RuleContext, RuleFix } from '../../rule.ts';
import type { Unrepeatable } from './unrepeatable.ts';

/** In Go the functions that take a `workflow.Context` count, with what is nested in them. */
export function unrepeatableInGo(model: PatternModel, body: Body, context: RuleContext): Unrepeatable[] {
  if (!bodiesOf(model, 'workflow').includes(body)) return [];
  const effects = body.effects.flatMap((effect): Unrepeatable[] => {
    if (effect.kind === 'reading')
      return [{ kind: 'environment', what: effect.path.join('.'), span: effect.span }];
    if (effect.kind !== 'call') return [];
    const span = calleeSpan(effect);
    if (effect.outcome === 'dropped')
      return [{ kind: 'unrecorded', what: 'go', instead: 'workflow.Go', span }];
    const found = kindOf(effect);
    return found ? [{ ...found, what: context.textAt(span), span }] : [];
  });
  return [...effects, ...mapLoops(model, body, context)];
}

function kindOf(call: Call): Pick<Unrepeatable, 'kind' | 'instead' | 'fixes'> | undefined {
  const [root = ''] = call.path;
  const name = calledName(call);
  if (name === '<-') return { kind: 'unrecorded', instead: 'workflow.Channel' };
  if (root === 'workflow') return undefined;
  if (call.does === 'random') return { kind: 'random', instead: 'workflow.SideEffect' };
  if (call.does === 'clock')
    return {
      kind: 'clock',
      instead: 'workflow.Now',
      fixes: name === 'Now' ? giveContext(call, 'workflow.Now') : [],
    };
  if (root === 'time' && name === 'Sleep')
    return { kind: 'unrecorded', instead: 'workflow.Sleep', fixes: giveContext(call, 'workflow.Sleep') };
  if (root === 'time' && /^(?:After|AfterFunc|Tick|NewTimer|NewTicker)$/.test(name))
    return { kind: 'unrecorded', instead: 'workflow.NewTimer' };
  const isIo =
    call.does === 'remoteCall' ||
    (call.path.length === 2 &&
      root === 'os' &&
      /^(?:Open\w*|Create\w*|ReadFile|WriteFile|ReadDir|Remove\w*)$/.test(name)) ||
    (call.path.length === 2 && root === 'exec' && /^Command/.test(name));
  return isIo ? { kind: 'io' } : undefined;
}

/** Only offered: `time` may be left imported and unused, which Go refuses. */
function giveContext(call: Call, callee: string): RuleFix[] {
  const start = call.argumentsSpan.start + 1;
  const edits = [
    { span: calleeSpan(call), text: callee },
    { span: { start, end: start }, text: call.arguments.length > 0 ? 'ctx, ' : 'ctx' },
  ];
  return [{ title: { en: `Use \`${callee}\``, ko: `\`${callee}\` 쓰기` }, safe: false, edits }];
}

/** Loops over a map in which the workflow does something: what only collects keys is harmless. */
function mapLoops(model: PatternModel, body: Body, context: RuleContext): Unrepeatable[] {
  return body.blocks.flatMap((block, index): Unrepeatable[] => {
    const { kind, names, subject } = block;
    if (kind !== 'loop' || names.length === 0 || subject?.kind !== 'name') return [];
    if (typeOf(model, body, subject)?.name !== 'map') return [];
    const acts = callsIn(body).some(
      (call) => blocksAround(body, call.block).includes(index) && call.arguments.some(isContext),
    );
    return acts ? [{ kind: 'map-order', what: context.textAt(subject.span), span: subject.span }] : [];
  });
}

function isContext(value: Value): boolean {
  return value.kind === 'name' && value.path.length === 1 && /ctx$/i.test(value.path[0] ?? '');
}

/** The type of a variable, parameter or field of this file. */
function typeOf(
  model: PatternModel,
  body: Body,
  { path }: Extract<Value, { kind: 'name' }>,
): TypeRef | undefined {
  const [name = '', field] = path;
  if (name === 'this' && path.length === 2)
    return model.types.find((one) => one.name === body.owner)?.fields.find((one) => one.name === field)?.type;
  if (path.length !== 1) return undefined;
  for (let at: Body | undefined = body; at; at = model.bodies[at.parent ?? -1]) {
    const declared = assignmentsIn(at).findLast((one) => one.declares && one.names.includes(name));
    if (declared) return declared.type;
    const parameter = at.parameters.find((one) => one.names.includes(name));
    if (parameter) return parameter.type;
  }
  return undefined;
}
