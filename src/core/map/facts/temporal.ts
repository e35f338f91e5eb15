import type { Body, Call, PatternModel } from '../../analysis/model.ts';
import { calledName, receiverOf } from '../../analysis/vocabulary.ts';
import type { LineIndex } from '../../lint/positions.ts';
import type { DeclaredType, Send } from '../model.ts';
import { type HandlerDraft, innermost } from './handlerDraft.ts';
import { callsOf, propertyOf } from './values.ts';
import { withinOf } from './within.ts';

/** Temporal: workflows and activities are commands by the names of their functions; signals, updates and queries are messages. */
export interface TemporalFacts {
  readonly types: readonly DeclaredType[];
  readonly handlers: readonly HandlerDraft[];
}

const startName =
  /^(?:start|execute|signalWithStart|executeChild|startChild|continueAsNew|makeContinueAsNewFunc)$/;
const messageName = /^(?:signal|query|executeUpdate|startUpdate)$/;

export function temporalFacts(model: PatternModel, text: string, lines: LineIndex): TemporalFacts {
  const isWorkflowFile = model.gates.has('temporal-workflow') && !model.gates.has('temporal-other');
  const isActivityFile = /activit/i.test(model.path) && model.language === 'typescript';
  if (!isWorkflowFile && !isActivityFile) return { types: [], handlers: [] };
  const top = model.bodies.filter(
    (body) => body.parent === 0 && body.kind === 'function' && body.name && isExported(body, text),
  );
  const range = (body: Body) => lines.rangeOf(body.nameSpan ?? body.span);
  return {
    types: top.map((body) => ({
      name: body.name ?? '',
      kind: 'command',
      evidence: 'named',
      range: range(body),
    })),
    handlers: top.map((body) => ({
      role: isWorkflowFile ? 'workflow' : 'commandHandler',
      name: body.name ?? '',
      handles: [{ name: body.name ?? '', literal: false }],
      evidence: isWorkflowFile ? 'told' : 'named',
      named: body.nameSpan ?? body.span,
      code: body.span,
    })),
  };
}

function isExported(body: Body, text: string): boolean {
  const before = text.slice(Math.max(0, body.span.start - 80), body.span.start);
  return /\bexport\s+(?:default\s+)?(?:(?:const|let)\s+\w+\s*(?::[^=]*)?=\s*)?$/.test(before);
}

/** Workflows that are started, messages to them, and activities that a workflow calls. */
export function temporalSends(
  model: PatternModel,
  handlers: readonly HandlerDraft[],
  lines: LineIndex,
): Send[] {
  const temporal = ['temporal-workflow', 'temporal-other', 'durable-client'] as const;
  if (model.language !== 'typescript' || !temporal.some((gate) => model.gates.has(gate))) return [];
  const activities = activityNames(model);
  return model.bodies.flatMap((body) =>
    callsOf(body).flatMap((call) => {
      const within = withinOf(model, body);
      const send = (name: string, span: Call['span'], literal: boolean): Send => {
        const handler = innermost(handlers, span);
        return {
          message: { name, literal },
          evidence: 'told',
          range: lines.rangeOf(span),
          ...(handler >= 0 && { handler }),
          within,
        };
      };
      const [first, second] = call.arguments;
      const called = calledName(call);
      const sent: Send[] = [];
      const isCall = startName.test(called)
        ? isStart(call)
        : messageName.test(called) && call.path.length > 1;
      if (isCall && first?.kind === 'name') sent.push(send(first.path.at(-1) ?? '', first.span, false));
      if (isCall && first?.kind === 'text') sent.push(send(first.text, first.span, true));
      const signal = called === 'signalWithStart' ? propertyOf(second, /^signal$/) : undefined;
      if (signal?.kind === 'name') sent.push(send(signal.path.at(-1) ?? '', signal.span, false));
      if (!call.construct && activities.has(call.path.join('.')))
        sent.push(send(called, call.nameSpan, true));
      return sent;
    }),
  );
}

function isStart(call: Call): boolean {
  return call.path.length === 1 || /workflow|client|^wf$/i.test(receiverOf(call));
}

/** Names bound by `const { charge } = proxyActivities(…)`, or `activities.charge` where the proxy is kept whole. */
function activityNames(model: PatternModel): Set<string> {
  const names = new Set<string>();
  for (const body of model.bodies) {
    for (const effect of body.effects) {
      if (effect.kind !== 'assign' || effect.value?.kind !== 'call') continue;
      if (!/^proxy(?:Local)?Activities$/.test(calledName(effect.value.call))) continue;
      if (effect.target.length === 0) for (const name of effect.names) names.add(name);
      else addMembers(model, effect.target.join('.'), names);
    }
  }
  return names;
}

function addMembers(model: PatternModel, proxy: string, names: Set<string>): void {
  for (const body of model.bodies) {
    for (const { path } of callsOf(body)) {
      if (path.slice(0, -1).join('.') === proxy) names.add(path.join('.'));
    }
  }
}
