import {
  crashPoints,
  type PlanNumber,
  type PlaygroundPlan,
  parsePlan,
  planFor,
  ranges,
  refusals,
  type Variant,
  variants,
} from '../../core/playground/plan.ts';
import { element } from '../dom.ts';
import type { PlaygroundStrings } from './strings.ts';

/** The lesson that explains a variant. */
const lessons: Readonly<Record<Variant, string>> = {
  orchestrated: '04b-saga-orchestration',
  choreographed: '04c-saga-choreography',
  noCompensation: '04-saga-pattern',
  dualWrite: '16-18-2-asynchronous-communication',
  nonIdempotentConsumer: '16-18-2-asynchronous-communication',
};

/** Where the reader chooses the saga and its faults. */
export class PlanForm {
  readonly element: HTMLFormElement;
  readonly #strings: PlaygroundStrings;
  readonly #fields = new Map<string, HTMLInputElement | HTMLSelectElement>();
  readonly #explained = element('p', { class: 'explained' });
  #plan: PlaygroundPlan;

  constructor(
    plan: PlaygroundPlan,
    strings: PlaygroundStrings,
    actions: { changed(plan: PlaygroundPlan): void; openLesson(slug: string): void },
  ) {
    this.#plan = plan;
    this.#strings = strings;
    const numbers = Object.keys(ranges).filter((name) => name !== 'crashVisit') as PlanNumber[];
    this.element = element(
      'form',
      { class: 'plan', onsubmit: (event: Event) => event.preventDefault() },
      element(
        'fieldset',
        {},
        element('legend', {}, strings.saga),
        this.#select(
          'variant',
          strings.variant,
          variants.map((variant) => [variant, strings.variants[variant].name]),
        ),
        this.#explained,
        element(
          'button',
          {
            type: 'button',
            class: 'plain-button',
            onclick: () => actions.openLesson(lessons[this.#plan.variant]),
          },
          strings.lesson,
        ),
      ),
      element(
        'fieldset',
        { class: 'faults' },
        element('legend', {}, strings.faults),
        ...numbers.map((name) => this.#number(name)),
        this.#select(
          'refusal',
          strings.refusal,
          refusals.map((refusal) => [refusal, strings.refusals[refusal]]),
        ),
        this.#select('crashPoint', strings.crashPoint, [
          ['', strings.noCrash],
          ...crashPoints.map((point) => [point, point] as const),
        ]),
        this.#number('crashVisit'),
      ),
    );
    this.element.addEventListener('change', (event) => {
      const isVariant = event.target === this.#fields.get('variant');
      this.show(isVariant ? planFor(this.#read().variant) : this.#read());
      actions.changed(this.#plan);
    });
    this.show(plan);
  }

  show(plan: PlaygroundPlan): void {
    this.#plan = plan;
    const values: Readonly<Record<string, unknown>> = { crashPoint: '', ...plan };
    for (const [name, field] of this.#fields) field.value = String(values[name]);
    this.#explained.textContent = this.#strings.variants[plan.variant].explained;
  }

  #read(): PlaygroundPlan {
    return parsePlan(Object.fromEntries([...this.#fields].map(([name, field]) => [name, field.value])));
  }

  #number(name: PlanNumber): HTMLElement {
    const { least, greatest } = ranges[name];
    const input = element('input', { type: 'number', min: least, max: greatest, required: true });
    this.#fields.set(name, input);
    return element('label', {}, element('span', {}, this.#strings.numbers[name]), input);
  }

  #select(name: string, label: string, choices: readonly (readonly [string, string])[]): HTMLElement {
    const select = element(
      'select',
      {},
      ...choices.map(([value, text]) => element('option', { value }, text)),
    );
    this.#fields.set(name, select);
    return element('label', {}, element('span', {}, label), select);
  }
}
