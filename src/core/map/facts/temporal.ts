import type { Body, Call, PatternModel, Role, Span } from '../../analysis/model.ts';
import { calledName, receiverOf } from '../../analysis/vocabulary.ts';
import type { LineIndex } from '../../lint/positions.ts';
import type { DeclaredType, Evidence, Send } from '../model.ts';
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

/** Files by such a path hold activities, which are plain functions. */
const activityPath = /activit(?:y|ies)/i;

export function mayHoldActivities(path: string): boolean {
  return activityPath.test(path);
}

export function temporalFacts(model: PatternModel, text: string, lines: LineIndex): TemporalFacts {
  if (model.language !== 'typescript') return { types: [], handlers: [] };
  const isWorkflowFile = model.gates.has('temporal-workflow') && !model.gates.has('temporal-other');
  const workflows = isWorkflowFile ? functionsAt(model, 0, text).filter(({ async }) => async) : [];
  const activities = activitiesIn(model, text, isWorkflowFile);
  const rangeOf = (body: Body) => lines.rangeOf(body.nameSpan ?? nameAt(body, text));
  return {
    types: [
      ...workflows.map((body) => ({
        name: body.name ?? '',
        kind: 'command' as const,
        evidence: 'named' as const,
        range: rangeOf(body),
      })),
      ...activities.map((body) => ({ name: body.name ?? '', range: rangeOf(body) })),
    ],
    handlers: [
      ...workflows.map((body) => handlerOf(body, text, 'workflow', 'told', false)),
      ...(isWorkflowFile ? messageHandlers(model) : []),
      ...activities.map((body) => handlerOf(body, text, 'commandHandler', 'named', true)),
    ],
  };
}

/** Functions of an object called `activities`, those a file of activities exports, and those its factories give back. */
function activitiesIn(model: PatternModel, text: string, isWorkflowFile: boolean): Body[] {
  const functions = model.bodies.filter(({ kind, name }) => kind === 'function' && name);
  const isTemporal = isWorkflowFile || model.gates.has('temporal-other');
  const listed = isTemporal ? functions.filter(({ within }) => within.at(-1) === 'activities') : [];
  if (isWorkflowFile || !mayHoldActivities(model.path)) return listed;
  const top = functionsAt(model, 0, text);
  const made = functions.filter(
    (body) => !body.argumentOf && top.some(({ index }) => index === body.parent) && !listed.includes(body),
  );
  return [...top, ...made, ...listed];
}

function functionsAt(model: PatternModel, parent: number, text: string): Body[] {
  return model.bodies.filter(
    (body) => body.parent === parent && body.kind === 'function' && body.name && isExported(body, text),
  );
}

function handlerOf(body: Body, text: string, role: Role, evidence: Evidence, literal: boolean): HandlerDraft {
  const name = body.name ?? '';
  return {
    role,
    name,
    handles: [{ name, literal }],
    evidence,
    named: body.nameSpan ?? nameAt(body, text),
    code: body.span,
  };
}

/** The name of a function that is the value of a property stands before it. */
function nameAt(body: Body, text: string): Span {
  const name = body.name ?? '';
  const start = text.lastIndexOf(name, body.span.start);
  return start < 0 ? body.span : { start, end: start + name.length };
}

/** `setHandler(approve, () => …)` */
function messageHandlers(model: PatternModel): HandlerDraft[] {
  return model.bodies.flatMap((body) =>
    callsOf(body).flatMap((call): HandlerDraft[] => {
      const [first, second] = call.arguments;
      if (calledName(call) !== 'setHandler' || first?.kind !== 'name') return [];
      const name = first.path.at(-1) ?? '';
      const code = second?.kind === 'function' ? (model.bodies[second.body]?.span ?? second.span) : call.span;
      const around = withinOf(model, body);
      return [
        {
          role: 'workflow',
          name: around === '' ? name : `${around}.${name}`,
          handles: [{ name, literal: false }],
          evidence: 'told',
          named: first.span,
          code,
        },
      ];
    }),
  );
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
          kind: calledName(call) === 'query' ? 'query' : 'command',
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
      const isNamed = /^\w+$/.test(path.at(-1) ?? '');
      if (isNamed && path.slice(0, -1).join('.') === proxy) names.add(path.join('.'));
    }
  }
}
