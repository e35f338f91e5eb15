import type { Body, Call, PatternModel } from '../../../analysis/model.ts';
import { inProcessBus, inProcessType, receiverOf } from '../../../analysis/vocabulary.ts';
import { callbacksIn, callsIn, flowsTo } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

export const outboxDualWrite = defineRule({
  id: 'outbox-dual-write',
  group: 'outbox',
  severity: 'warning',
  languages: ['typescript', 'java', 'csharp', 'python', 'go'],
  gates: ['bus', 'broker'],
  skipsUi: true,
  lesson: '16-18-2-asynchronous-communication#transactional-outbox',
  messages: {
    'dual-write': {
      en: 'State is stored and then a message is published, in two steps: a crash between them loses the message.',
      ko: '상태 저장과 메시지 발행이 두 단계로 나뉘어 있습니다. 그 사이에 장애가 나면 메시지가 사라집니다.',
    },
    'in-process': {
      en: 'State is stored and then an event is published in memory: a crash between them loses the event.',
      ko: '상태를 저장한 뒤 메모리 안에서 이벤트를 발행합니다. 그 사이에 장애가 나면 이벤트가 사라집니다.',
    },
    stored: { en: 'The state is stored here.', ko: '상태는 여기에서 저장됩니다.' },
  },

  check(model) {
    if (model.gates.has('outbox-library')) return [];
    return model.bodies.flatMap((body) => {
      const calls = callsIn(body);
      const writes = calls.filter((call) => isWrite(model, body, call));
      const publishes = calls.filter((call) => call.does === 'publish' && !isOutbox(call));
      return publishes.flatMap((publish) => {
        const write = writes.findLast((one) => flowsTo(body, one, publish));
        if (!write) return [];
        const local = isInProcess(model, publish);
        return [
          {
            message: local ? ('in-process' as const) : ('dual-write' as const),
            ...(local && { severity: 'information' as const }),
            span: { start: publish.receiverSpan?.start ?? publish.span.start, end: publish.nameSpan.end },
            related: [{ message: 'stored' as const, span: write.nameSpan }],
          },
        ];
      });
    });
  },
});

/** A write of its own, or a transaction whose callback writes. */
function isWrite(model: PatternModel, body: Body, call: Call): boolean {
  if (call.does === 'write')
    return (call.outcome === 'awaited' || call.outcome === 'returned') && !isOutbox(call);
  if (call.outcome !== 'awaited' || !/transaction/i.test(call.path.at(-1) ?? '')) return false;
  return callbacksIn(model, body).some(
    (callback) => callback.argumentOf === call && callsIn(callback).some((one) => one.does === 'write'),
  );
}

function isOutbox(call: Call): boolean {
  return /outbox/i.test(receiverOf(call)) || /outbox/i.test(call.receiverType ?? '');
}

/** The buses of NestJS CQRS, Spring and MediatR, and a bus that this file itself defines, deliver within the process. */
function isInProcess(model: PatternModel, publish: Call): boolean {
  const type = publish.receiverType;
  if (type === undefined) return false;
  const imported = model.imports.find((one) => one.local === type);
  return (
    (imported && inProcessBus.test(imported.module)) ||
    inProcessType.test(type) ||
    model.types.some((one) => one.kind === 'class' && one.name === type)
  );
}
