import type { MapPicture } from '../../core/map/mermaid.ts';
import type { MapMessage, MessageKind, MessageMap } from '../../core/map/model.ts';
import { type MapFilter, wholeMap } from '../../core/map/view.ts';
import type { MapChoice } from '../../protocol/mapPage.ts';
import { element } from '../dom.ts';
import type { MapStrings } from './strings.ts';

const kinds: readonly MessageKind[] = ['command', 'event', 'query'];
const pictures: readonly MapPicture[] = ['flowchart', 'sequence'];

export interface FilterActions {
  changed(choice: MapChoice): void;
  /** The same, where other fields than the one in hand changed with it. */
  replaced(choice: MapChoice): void;
}

/** Where the reader chooses what of the map is shown. */
export class FilterForm {
  readonly element: HTMLFormElement;
  readonly #strings: MapStrings;
  readonly #actions: FilterActions;
  #choice: MapChoice;

  constructor(map: MessageMap, choice: MapChoice, strings: MapStrings, actions: FilterActions) {
    this.#strings = strings;
    this.#choice = choice;
    this.#actions = actions;
    const { filter, picture } = choice;
    this.element = element(
      'form',
      {
        class: 'map-filter',
        'aria-label': strings.filter,
        onsubmit: (event: Event) => event.preventDefault(),
      },
      element(
        'div',
        { class: 'map-fields' },
        this.#labelled(strings.search, this.#search(filter.text)),
        this.#labelled(strings.from, this.#from(map.messages, filter.from)),
      ),
      this.#choices(
        strings.kind,
        kinds.map((kind) =>
          this.#box('checkbox', strings.kinds[kind], isChosen(filter.kinds, kind), (on) =>
            this.#filter({ kinds: toggled(kinds, filter.kinds, kind, on) }),
          ),
        ),
      ),
      this.#services(map, filter),
      this.#choices(
        strings.picture,
        pictures.map((one) =>
          this.#box('radio', strings.pictures[one], one === picture, () => this.#change({ picture: one })),
        ),
      ),
      filter.folder !== '' &&
        element(
          'p',
          { class: 'map-folder' },
          strings.folder(filter.folder),
          ' ',
          this.#button(strings.wholeWorkspace, () =>
            actions.replaced({ ...this.#choice, filter: { ...this.#choice.filter, folder: '' } }),
          ),
        ),
      this.#button(strings.reset, () => actions.replaced({ ...this.#choice, filter: wholeMap })),
    );
  }

  #search(value: string): HTMLInputElement {
    const field = element('input', { type: 'search', name: 'text', value });
    let waiting: ReturnType<typeof setTimeout> | undefined;
    field.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.#filter({ text: field.value.trim() }), 200);
    });
    return field;
  }

  #from(messages: readonly MapMessage[], chosen: string | undefined): HTMLSelectElement {
    const several = new Set(messages.map(({ service }) => service)).size > 1;
    const field = element(
      'select',
      { name: 'from' },
      element('option', { value: '' }, this.#strings.everything),
      ...messages.map(({ id, name, service }) =>
        element(
          'option',
          { value: id, selected: id === chosen },
          several && service !== '' ? `${name} (${service})` : name,
        ),
      ),
    );
    field.addEventListener('change', () => {
      const { from: _, ...filter } = this.#choice.filter;
      this.#change({ filter: field.value === '' ? filter : { ...filter, from: field.value } });
    });
    return field;
  }

  #services(map: MessageMap, filter: MapFilter): HTMLElement | false {
    const services = [...new Set([...map.messages, ...map.handlers].map(({ service }) => service))].sort();
    if (services.length < 2) return false;
    return element(
      'details',
      { class: 'map-services', open: filter.services.length > 0 },
      element('summary', {}, this.#strings.services),
      this.#choices(
        this.#strings.services,
        services.map((service) =>
          this.#box('checkbox', service, isChosen(filter.services, service), (on) =>
            this.#filter({ services: toggled(services, filter.services, service, on) }),
          ),
        ),
      ),
    );
  }

  #filter(change: Partial<MapFilter>): void {
    this.#change({ filter: { ...this.#choice.filter, ...change } });
  }

  #change(change: Partial<MapChoice>): void {
    this.#choice = { ...this.#choice, ...change };
    this.#actions.changed(this.#choice);
  }

  #choices(label: string, boxes: readonly HTMLElement[]): HTMLElement {
    return element('fieldset', {}, element('legend', {}, label), ...boxes);
  }

  #box(
    type: 'checkbox' | 'radio',
    label: string,
    checked: boolean,
    act: (on: boolean) => void,
  ): HTMLLabelElement {
    const box = element('input', { type, name: type === 'radio' ? 'picture' : label, checked });
    box.addEventListener('change', () => act(box.checked));
    return element('label', {}, box, ' ', label);
  }

  #labelled(label: string, field: HTMLElement): HTMLLabelElement {
    return element('label', {}, element('span', {}, label), field);
  }

  #button(label: string, act: () => void): HTMLButtonElement {
    return element('button', { type: 'button', class: 'plain-button', onclick: act }, label);
  }
}

/** An empty list stands for all. */
function isChosen<T>(chosen: readonly T[], one: T): boolean {
  return chosen.length === 0 || chosen.includes(one);
}

function toggled<T>(all: readonly T[], chosen: readonly T[], one: T, on: boolean): readonly T[] {
  const now = all.filter((other) => (other === one ? on : isChosen(chosen, other)));
  return now.length === all.length ? [] : now;
}
