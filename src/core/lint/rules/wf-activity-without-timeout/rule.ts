import type { Body, LanguageId, PatternModel } from '../../../analysis/model.ts';
import { defineRule, type RuleContext } from '../../rule.ts';
import { unboundedInGo } from './go.ts';
import { unboundedInPython } from './python.ts';
import { unboundedInScript } from './script.ts';
import type { Unbounded } from './unbounded.ts';

interface Sdk {
  /** What it calls the two timeouts, of which one is enough. */
  readonly start: string;
  readonly schedule: string;
  find(model: PatternModel, body: Body, context: RuleContext): Unbounded[];
}

const sdks: Partial<Record<LanguageId, Sdk>> = {
  typescript: { start: 'startToCloseTimeout', schedule: 'scheduleToCloseTimeout', find: unboundedInScript },
  python: { start: 'start_to_close_timeout', schedule: 'schedule_to_close_timeout', find: unboundedInPython },
  go: { start: 'StartToCloseTimeout', schedule: 'ScheduleToCloseTimeout', find: unboundedInGo },
};

export const wfActivityWithoutTimeout = defineRule({
  id: 'wf-activity-without-timeout',
  group: 'sagas',
  severity: 'error',
  languages: ['typescript', 'python', 'go'],
  gates: ['temporal-workflow'],
  lesson: '04b-saga-orchestration#durable-timers',
  messages: {
    'no-timeout': {
      en: 'Activities need `{start}` or `{schedule}`: without one the first call fails, and a lost worker would never be noticed.',
      ko: '액티비티에는 `{start}`이나 `{schedule}`이 필요합니다. 없으면 첫 호출이 실패하고, 사라진 워커를 알아차릴 수 없습니다.',
    },
  },

  check(model, context) {
    const sdk = sdks[model.language];
    if (!sdk) return [];
    const { start, schedule } = sdk;
    return model.bodies.flatMap((body) =>
      sdk.find(model, body, context).map(({ span, fixes }) => ({
        message: 'no-timeout' as const,
        data: { start, schedule },
        span,
        fixes,
      })),
    );
  },
});
