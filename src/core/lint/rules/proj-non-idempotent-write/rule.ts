import type { Body, Call, Effect, PatternModel } from '../../../analysis/model.ts';
import { calledName, receiverOf, sqlGivenTo, verbOf } from '../../../analysis/vocabulary.ts';
import {
  assignmentsIn,
  blocksAround,
  bodiesOf,
  callbacksIn,
  calleeSpan,
  callsIn,
  insertsOnSave,
  isInside,
  valuesIn,
} from '../../facts.ts';
import { defineRule, type RuleFinding } from '../../rule.ts';
import { addsInUpdate, countsInRow, givenIncrement } from './dotnet.ts';

type Key = 'counts' | 'inserts';

export const projNonIdempotentWrite = defineRule<Key>({
  id: 'proj-non-idempotent-write',
  group: 'projections',
  severity: 'warning',
  languages: ['typescript', 'csharp', 'python'],
  gates: ['event-sourcing', 'cqrs'],
  skipsUi: true,
  lesson: '03d-projection-implementation#non-idempotent-write',
  messages: {
    counts: {
      en: 'A view is changed relative to what it holds: an event that is delivered twice is counted twice.',
      ko: '뷰를 지금 값에 더하는 방식으로 바꿉니다. 이벤트가 두 번 전달되면 두 번 셉니다.',
    },
    inserts: {
      en: 'A row is inserted without regard to one that is there: a redelivered event fails or leaves a duplicate.',
      ko: '이미 있는 행을 고려하지 않고 삽입합니다. 이벤트가 다시 전달되면 실패하거나 중복 행이 남습니다.',
    },
  },

  check(model, { options }) {
    if (options.projections === 'inline') return [];
    const roots = [
      ...bodiesOf(model, 'projection'),
      ...bodiesOf(model, 'eventHandler').filter((body) => isReadSide(model, body)),
    ];
    return roots.flatMap((root) =>
      [root, ...callbacksIn(model, root)].flatMap((body): RuleFinding<Key>[] => [
        ...countsInRow(body)
          .filter((one) => !isVersioned(body) && !hasEarlyReturn(body, one))
          .map(({ span }) => ({ message: 'counts' as const, span })),
        ...callsIn(body).flatMap((call): RuleFinding<Key>[] => {
          if (isGuarded(call) || hasEarlyReturn(body, call)) return [];
          const span = calleeSpan(call);
          if (counts(call) || addsInUpdate(model, call))
            return [{ message: 'counts', span, ...(isInline(model) && { severity: 'information' }) }];
          if (
            (inserts(call) || insertsOnSave(body, call)) &&
            !isInside(body, call, 'try') &&
            !isLookedUp(body, call)
          )
            return [{ message: 'inserts', span, severity: 'information' }];
          return [];
        }),
      ]),
    );
  },
});

function isReadSide(model: PatternModel, body: Body): boolean {
  return (
    /read-?model|projection|projector|(^|[/_-])views?[/._-]/i.test(model.path) ||
    /ReadModel|View|Projection/.test(body.owner ?? '')
  );
}

/** Stores whose projections run in the transaction that appends. */
function isInline(model: PatternModel): boolean {
  return model.imports.some((one) => /pongo|^@resolve-js\//.test(one.module));
}

function counts(call: Call): boolean {
  if (/^(?:increment|decrement|incrementBy)$/.test(verbOf(call)))
    return call.does === 'write' || call.receiverSpan !== undefined;
  if (call.does !== 'write') return false;
  const sql = sqlGivenTo(call);
  if (sql !== undefined) return /\b(\w+)\s*=\s*(?:\w+\.)?\1\s*[+-]/i.test(sql);
  return (
    keysIn(call).some(
      (key) => key === '$inc' || key === '$push' || key === 'increment' || key === 'decrement',
    ) ||
    addsToColumn(call) ||
    givenIncrement(call)
  );
}

/** `update(total=F("total") + amount)` of Django. */
function addsToColumn(call: Call): boolean {
  return call.arguments.some((argument) =>
    [...valuesIn(argument)].some(
      (value) =>
        value.kind === 'compound' &&
        /^[+-]$/.test(value.operator) &&
        value.parts.some((part) => part.kind === 'call' && calledName(part.call) === 'F'),
    ),
  );
}

function inserts(call: Call): boolean {
  if (call.does !== 'write') return false;
  const sql = sqlGivenTo(call);
  if (sql !== undefined)
    return (
      /^\s*INSERT\b/i.test(sql) &&
      !/ON CONFLICT|OR IGNORE|OR REPLACE|ON DUPLICATE|WHERE NOT EXISTS/i.test(sql)
    );
  const verb = verbOf(call);
  return /^(?:insert|insertOne|insertMany|create|bulkCreate)$/.test(verb) || isAddedToSession(call, verb);
}

/** SQLAlchemy; `merge` would do what an upsert does. */
function isAddedToSession(call: Call, verb: string): boolean {
  return /^add(?:All)?$/.test(verb) && /session$/i.test(receiverOf(call));
}

const guardName = /revision|version|position|sequence|eventId|messageId|checkpoint/i;

/** The write names the version or the event it belongs to. */
function isGuarded(call: Call): boolean {
  if (keysIn(call).some((key) => guardName.test(key))) return true;
  return guardName.test(sqlGivenTo(call) ?? '') || (call.on !== undefined && isGuarded(call.on));
}

/** The row remembers what it was brought to. */
function isVersioned(body: Body): boolean {
  return assignmentsIn(body).some((one) => guardName.test(one.target.at(-1) ?? ''));
}

function keysIn(call: Call): string[] {
  return call.arguments.flatMap((argument) =>
    [...valuesIn(argument)].flatMap((value) =>
      value.kind === 'object' ? value.properties.map((property) => property.key) : [],
    ),
  );
}

/** `if (await alreadyApplied(event)) return;` stands before the write. */
function hasEarlyReturn(body: Body, write: Effect): boolean {
  return body.effects.some((effect) => {
    if (effect.kind !== 'return' || effect.span.start > write.span.start) return false;
    const block = body.blocks[effect.block];
    return (
      block?.kind === 'branch' &&
      [...valuesIn(block.subject)].some(
        (value) => value.kind === 'call' || (value.kind === 'name' && guardName.test(value.path.join('.'))),
      )
    );
  });
}

/** `if (row === null) insert else update`, where `row` was read before. */
function isLookedUp(body: Body, call: Call): boolean {
  const read = assignmentsIn(body)
    .filter((one) => one.declares && one.value?.kind === 'call')
    .flatMap((one) => one.names);
  return blocksAround(body, call.block).some((index) =>
    [...valuesIn(body.blocks[index]?.subject)].some(
      (value) => value.kind === 'name' && read.includes(value.path[0] ?? ''),
    ),
  );
}
