import { messageName } from '../../../content/shop/envelope.ts';
import type { InvariantId } from '../../../content/shop/invariants.ts';
import type { Observation } from '../../../content/shop/serviceProcess.ts';
import { element } from '../dom.ts';
import type { Frame } from './simulation.ts';
import type { PlaygroundStrings } from './strings.ts';

/** Invariants on views and on answers: the saga has neither. */
const absent: ReadonlySet<InvariantId> = new Set(['I5', 'I6']);

/** Which invariants hold after a step. */
export function invariantList(frame: Frame, strings: PlaygroundStrings): HTMLElement {
  const ids = Object.keys(strings.invariant) as InvariantId[];
  return element(
    'ul',
    { class: 'invariants' },
    ...ids.map((id) => {
      const broken = frame.violations.filter(({ invariant }) => invariant === id);
      const verdict = verdictOf(id, broken.length > 0, frame.drained);
      return element(
        'li',
        { class: verdict, 'data-invariant': id },
        element('strong', {}, id),
        ' ',
        strings.invariant[id],
        ' ',
        element('em', {}, strings.verdicts[verdict]),
        ...broken.map(({ subject, message }) => element('code', {}, `${subject}: ${message}`)),
      );
    }),
  );
}

function verdictOf(id: InvariantId, broken: boolean, drained: boolean): keyof PlaygroundStrings['verdicts'] {
  if (broken) return 'broken';
  if (absent.has(id)) return 'absent';
  return id === 'I4' && !drained ? 'open' : 'holds';
}

/** What each service has stored after a step. */
export function serviceList(frame: Frame, strings: PlaygroundStrings): HTMLElement {
  return element(
    'div',
    { class: 'services' },
    ...frame.services.map(({ service, facts }) =>
      element(
        'section',
        { 'aria-label': service, 'data-service': service },
        element('h3', {}, service),
        element(
          'ul',
          {},
          ...(facts.length > 0 ? facts : [strings.nothingStored]).map((fact) => element('li', {}, fact)),
        ),
      ),
    ),
  );
}

/** What happened up to a step, the latest first. */
export function eventLog(
  observations: readonly Observation[],
  at: number,
  strings: PlaygroundStrings,
): HTMLElement {
  return element(
    'table',
    {},
    element(
      'thead',
      {},
      element('tr', {}, ...strings.columns.map((column) => element('th', { scope: 'col' }, column))),
    ),
    element(
      'tbody',
      {},
      ...observations
        .toReversed()
        .map((seen) =>
          element(
            'tr',
            { class: seen.at === at ? 'now' : undefined, 'data-kind': seen.kind },
            element('td', {}, seconds(seen.at)),
            element('td', {}, seen.service),
            element('td', {}, strings.kinds[seen.kind]),
            element('td', {}, subjectOf(seen)),
          ),
        ),
    ),
  );
}

function subjectOf({ envelope, point }: Observation): string {
  return envelope ? `${messageName(envelope)} ${envelope.subject}` : (point ?? '');
}

/** @param milliseconds of virtual time */
export function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
