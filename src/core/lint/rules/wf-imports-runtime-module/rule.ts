import type { Import, PatternModel } from '../../../analysis/model.ts';
import { valuesIn } from '../../facts.ts';
import { defineRule, type RuleFinding, type RuleFix } from '../../rule.ts';

type Key = 'runtime-module';

export const wfImportsRuntimeModule = defineRule<Key>({
  id: 'wf-imports-runtime-module',
  group: 'sagas',
  severity: 'error',
  languages: ['typescript'],
  gates: ['temporal-workflow'],
  lesson: '04b-saga-orchestration#determinism',
  messages: {
    'runtime-module': {
      en: "`{module}` can't be loaded where workflows run; import only its types.",
      ko: '워크플로가 실행되는 곳에서는 `{module}`을(를) 불러올 수 없습니다. 타입만 가져오십시오.',
    },
  },

  check(model, context) {
    if (model.gates.has('temporal-other')) return [];
    const seen = new Set<number>();
    return model.imports.flatMap((one): RuleFinding<Key>[] => {
      if (one.typeOnly || seen.has(one.statement.start) || !isRuntimeModule(one.module)) return [];
      const together = model.imports.filter((other) => other.statement.start === one.statement.start);
      seen.add(one.statement.start);
      const text = context.textAt(one.statement);
      const at = text.lastIndexOf(one.module);
      if (at < 0 || !together.some((other) => !other.typeOnly && isUsedAsValue(model, other))) return [];
      const start = one.statement.start + at;
      return [
        {
          message: 'runtime-module',
          data: { module: one.module },
          span: { start, end: start + one.module.length },
          fixes: isActivities(one.module) ? typesOnly(one, text) : [],
        },
      ];
    });
  },
});

/** Node built-ins without those that the bundler provides; see the list of the SDK's bundler. */
const builtin =
  /^(?:node:)?(?:child_process|cluster|crypto|dgram|dns|fs|fs\/promises|http|http2|https|net|os|path|process|stream|tls|worker_threads|zlib)$/;

function isRuntimeModule(module: string): boolean {
  return builtin.test(module) || isActivities(module);
}

function isActivities(module: string): boolean {
  return /^\.{1,2}\/(?:.*\/)?activit(?:y|ies)(?:\/|\.|$)/.test(module);
}

/** In an expression; an import that stands only in types, such as `typeof activities`, is erased. */
function isUsedAsValue(model: PatternModel, { local }: Import): boolean {
  return model.bodies.some((body) =>
    body.effects.some((effect) => {
      if (effect.kind === 'call') {
        return (
          effect.path[0] === local ||
          effect.arguments.some((argument) =>
            [...valuesIn(argument)].some((value) => value.kind === 'name' && value.path[0] === local),
          )
        );
      }
      if (effect.kind === 'reading') return effect.path[0] === local;
      return (
        'value' in effect &&
        [...valuesIn(effect.value)].some((value) => value.kind === 'name' && value.path[0] === local)
      );
    }),
  );
}

/** What is still used as a value then, the compiler names. */
function typesOnly({ statement }: Import, text: string): RuleFix[] {
  const word = /^import\s+/.exec(text)?.[0];
  if (!word) return [];
  const at = statement.start + word.length;
  const title = { en: 'Import only its types', ko: '타입만 가져오기' };
  return [{ title, safe: false, edits: [{ span: { start: at, end: at }, text: 'type ' }] }];
}
