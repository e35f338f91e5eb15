import type { Block, Body, Call, PatternModel } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { blocksAround, callsIn } from '../../facts.ts';
import { addImport } from '../../fixes.ts';
import { defineRule, type RuleContext, type RuleFinding, type RuleFix } from '../../rule.ts';

export const sagaCompensationNotShielded = defineRule({
  id: 'saga-compensation-not-shielded',
  group: 'sagas',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['temporal-workflow'],
  lesson: '04b-saga-orchestration#reverse-compensation',
  messages: {
    'not-shielded': {
      en: 'When the workflow is cancelled, this compensation is cancelled with it; run it in `CancellationScope.nonCancellable`.',
      ko: '워크플로가 취소되면 이 보상도 함께 취소됩니다. `CancellationScope.nonCancellable` 안에서 실행하십시오.',
    },
  },

  check(model, context) {
    if (model.gates.has('temporal-other')) return [];
    return model.bodies.flatMap((body) => (isShielded(model, body) ? [] : unshielded(model, body, context)));
  },
});

/** The body, or one around it, is run by a shield. */
function isShielded(model: PatternModel, body: Body): boolean {
  for (let at: Body | undefined = body; at; at = model.bodies[at.parent ?? -1]) {
    if (at.argumentOf && calledName(at.argumentOf) === 'nonCancellable') return true;
  }
  return false;
}

function unshielded(model: PatternModel, body: Body, context: RuleContext): RuleFinding<'not-shielded'>[] {
  return body.blocks.flatMap((block, index): RuleFinding<'not-shielded'>[] => {
    if (block.kind !== 'catch' && block.kind !== 'finally') return [];
    const inside = callsIn(body).filter((call) => blocksAround(body, call.block).includes(index));
    if (
      inside.some(
        (call) => /^isCancellation$/.test(calledName(call)) || calledName(call) === 'nonCancellable',
      )
    )
      return [];
    const [first] = inside.filter((call) => call.outcome === 'awaited' && isCompensation(model, body, call));
    if (!first) return [];
    const span = { start: first.receiverSpan?.start ?? first.span.start, end: first.nameSpan.end };
    return [
      { message: 'not-shielded', span, fixes: inLoop(body, first) ? [] : shield(model, first, context) },
    ];
  });
}

function isCompensation(model: PatternModel, body: Body, call: Call): boolean {
  if (shieldsItself(model, call)) return false;
  if (call.does === 'compensate') return true;
  return blocksAround(body, call.block).some((index) => iteratesCompensations(body.blocks[index]));
}

/** `for (const undo of compensations.reverse())` */
function iteratesCompensations(block: Block | undefined): boolean {
  if (block?.kind !== 'loop') return false;
  const { subject } = block;
  const path = subject?.kind === 'name' ? subject.path : subject?.kind === 'call' ? subject.call.path : [];
  return path.some((link) => /compensation|undo|rollback/i.test(link));
}

/** A function of this file that opens the shield inside. */
function shieldsItself(model: PatternModel, call: Call): boolean {
  const called = model.bodies.find((body) => body.name === calledName(call) && call.path.length === 1);
  return called !== undefined && callsIn(called).some((inner) => calledName(inner) === 'nonCancellable');
}

function inLoop(body: Body, call: Call): boolean {
  return blocksAround(body, call.block).some((index) => body.blocks[index]?.kind === 'loop');
}

function shield(model: PatternModel, call: Call, context: RuleContext): RuleFix[] {
  const { start, end } = call.span;
  const edits = [
    ...addImport(model, 'CancellationScope', '@temporalio/workflow', context),
    { span: { start, end: start }, text: 'CancellationScope.nonCancellable(() => ' },
    { span: { start: end, end }, text: ')' },
  ];
  return [{ title: { en: 'Shield it from cancellation', ko: '취소되지 않게 감싸기' }, safe: true, edits }];
}
