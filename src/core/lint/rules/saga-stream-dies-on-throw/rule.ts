import type { Body, Effect, PatternModel } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { callbacksIn, calleeSpan } from '../../facts.ts';
import { addImport } from '../../fixes.ts';
import { defineRule, type RuleContext, type RuleFix } from '../../rule.ts';

export const sagaStreamDiesOnThrow = defineRule({
  id: 'saga-stream-dies-on-throw',
  group: 'sagas',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['nest-cqrs'],
  lesson: '04c-saga-choreography#missing-event-deadline',
  messages: {
    dies: {
      en: 'If this fails, the stream of the saga ends: it reacts to no event any more until the process restarts.',
      ko: '여기에서 실패하면 사가의 스트림이 끝납니다. 프로세스를 다시 시작할 때까지 어떤 이벤트에도 반응하지 않습니다.',
    },
  },

  check(model, context) {
    return model.handlers
      .filter(({ role, body }) => role === 'saga' && body.annotations.some((one) => one.name === 'Saga'))
      .flatMap(({ body }) => callbacksIn(model, body))
      .filter((callback) => isOperator(callback) && !catches(model, callback))
      .flatMap((callback) => {
        const effect = callback.effects.find(mayFail);
        if (!effect) return [];
        const span = effect.kind === 'call' ? calleeSpan(effect) : effect.span;
        return [{ message: 'dies' as const, span, fixes: catching(model, callback, context) }];
      });
  },
});

/** Operators of rxjs that pass on what their callback throws. */
function isOperator({ argumentOf }: Body): boolean {
  return /^(?:map|mergeMap|flatMap|concatMap|switchMap|exhaustMap|filter|tap)$/.test(
    argumentOf?.path.at(-1) ?? '',
  );
}

function catches(model: PatternModel, callback: Body): boolean {
  return [callback, ...callbacksIn(model, callback)].some(
    (body) =>
      body.blocks.some((block) => block.kind === 'try') ||
      body.effects.some((effect) => effect.kind === 'call' && calledName(effect) === 'catchError'),
  );
}

/** What fails for reasons of its own: waiting, asking a service, reading a text. Making a command does not. */
function mayFail(effect: Effect): boolean {
  if (effect.kind === 'throw') return true;
  if (effect.kind !== 'call' || effect.construct) return false;
  if (effect.path.some((link) => /^(?:logger|log|console)$/i.test(link))) return false;
  return effect.outcome === 'awaited' || effect.path.join('.') === 'JSON.parse' || isService(effect.path);
}

/** `this.orders.find()`, but no own method, which may only make a command. */
function isService(path: readonly string[]): boolean {
  return path[0] === 'this' && path.length > 2 && !path.includes('()');
}

/** Gives each event a stream of its own, whose end ends no other. Only operators that take streams can have one. */
function catching(model: PatternModel, callback: Body, context: RuleContext): RuleFix[] {
  const { span, code, async, argumentOf } = callback;
  const head = { start: span.start, end: code.start };
  const parameters = context.textAt(head);
  if (!/^(?:merge|flat|concat|switch|exhaust)Map$/.test(argumentOf?.path.at(-1) ?? '')) return [];
  if (!/=>\s*$/.test(parameters)) return [];
  const title = {
    en: 'Let a failure end the work on one event only',
    ko: '실패가 이벤트 하나의 처리만 끝내게 하기',
  };
  const edits = [
    ...['catchError', 'defer', 'EMPTY'].flatMap((name) => addImport(model, name, 'rxjs', context)),
    { span: head, text: `${parameters.replace(/^async\s+/, '')}defer(${async ? 'async ' : ''}() => ` },
    { span: { start: code.end, end: code.end }, text: ').pipe(catchError(() => EMPTY))' },
  ];
  return [{ title, safe: false, edits }];
}
