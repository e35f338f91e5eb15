import type { Block, Body, PatternModel } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { blocksAround, callbacksIn, callsIn } from '../../facts.ts';
import { addImport, indentAt } from '../../fixes.ts';
import { defineRule, type RuleContext, type RuleFix } from '../../rule.ts';

export const wfUnboundedLoop = defineRule({
  id: 'wf-unbounded-loop',
  group: 'sagas',
  severity: 'information',
  languages: ['typescript'],
  gates: ['temporal-workflow'],
  lesson: '04b-saga-orchestration#determinism',
  messages: {
    endless: {
      en: 'The loop has no end, and each round adds to the history: start anew with `continueAsNew` before the limit is reached.',
      ko: '루프에 끝이 없고 돌 때마다 이력이 늘어납니다. 한도에 이르기 전에 `continueAsNew`로 새로 시작하십시오.',
    },
  },

  check(model, context) {
    if (model.gates.has('temporal-other')) return [];
    return model.bodies
      .filter((body) => !startsAnew(model, body))
      .flatMap((body) =>
        body.blocks
          .filter((block, index) => isEndless(block) && addsToHistory(body, index) && !isLeft(body, index))
          .map((block) => ({
            message: 'endless' as const,
            span: { start: block.statement.start, end: block.statement.start + 5 },
            fixes: startingAnew(model, body, block, context),
          })),
      );
  },
});

function startsAnew(model: PatternModel, body: Body): boolean {
  return [body, ...callbacksIn(model, body)].some((one) =>
    callsIn(one).some((call) => /^(?:continueAsNew|makeContinueAsNewFunc)$/.test(calledName(call))),
  );
}

function isEndless({ kind, names, subject }: Block): boolean {
  if (kind !== 'loop' || names.length > 0) return false;
  return subject === undefined || (subject.kind === 'literal' && subject.text === 'true');
}

/** Every call that a round waits for is written down. */
function addsToHistory(body: Body, loop: number): boolean {
  return callsIn(body).some(
    (call) => call.outcome === 'awaited' && blocksAround(body, call.block).includes(loop),
  );
}

function isLeft(body: Body, loop: number): boolean {
  return body.effects.some(
    ({ kind, block }) => /^(?:break|return|throw)$/.test(kind) && blocksAround(body, block).includes(loop),
  );
}

/** Each round first asks whether the history is long enough to be left behind. */
function startingAnew(model: PatternModel, body: Body, loop: Block, context: RuleContext): RuleFix[] {
  const { name, parameters, kind } = body;
  const isBlock = context.textAt(loop.span).startsWith('{');
  if (kind !== 'function' || !name || !isBlock || parameters.some((one) => one.destructured)) return [];
  const given = parameters.flatMap(({ names }) => names).join(', ');
  const indent = indentAt(loop.statement.start, context);
  const at = loop.span.start + 1;
  const line = `\n${indent}  if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof ${name}>(${given});`;
  const sdk = '@temporalio/workflow';
  const title = { en: 'Start anew when the server suggests it', ko: '서버가 권할 때 새로 시작하기' };
  const edits = [
    ...addImport(model, 'continueAsNew', sdk, context),
    ...addImport(model, 'workflowInfo', sdk, context),
    { span: { start: at, end: at }, text: line },
  ];
  return [{ title, safe: false, edits }];
}
