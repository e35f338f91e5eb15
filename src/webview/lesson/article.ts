import type { LessonLink, LessonView, SourceView } from '../../core/markdown/lessonView.ts';
import { element, rendered } from '../dom.ts';
import { icon } from '../icons.ts';
import type { Strings } from '../strings.ts';

/** The head of a lesson: title, level, minutes, what to read first, what it teaches. */
export function lessonHead(view: LessonView, strings: Strings): HTMLElement {
  const facts = [
    view.level && strings.levels[view.level],
    view.minutes && strings.readMinutes(view.minutes.read),
    view.minutes && view.minutes.lab > 0 && strings.labMinutes(view.minutes.lab),
  ].filter((fact) => typeof fact === 'string');
  return element(
    'header',
    { class: 'lesson-head' },
    element('h1', { tabindex: '-1' }, view.title),
    facts.length > 0 && element('p', { class: 'facts' }, ...facts.map((fact) => element('span', {}, fact))),
    view.untranslated && element('p', { class: 'banner', role: 'note' }, strings.notTranslated),
    view.prerequisites.length > 0 && prerequisites(view.prerequisites, strings),
    view.objectives.length > 0 && objectives(view.objectives, strings),
  );
}

function prerequisites(links: readonly LessonLink[], strings: Strings): HTMLElement {
  return element(
    'div',
    { class: 'prerequisites' },
    element('p', { class: 'box-kind' }, strings.prerequisites),
    element(
      'ul',
      {},
      ...links.map((link) =>
        element(
          'li',
          { class: link.state && `state-${link.state}` },
          lessonLink(link),
          link.state && element('span', { class: 'state' }, strings.states[link.state]),
        ),
      ),
    ),
  );
}

function objectives(items: readonly string[], strings: Strings): HTMLElement {
  return element(
    'div',
    { class: 'objectives' },
    element('p', { class: 'box-kind' }, strings.objectives),
    element('ul', {}, ...items.map((item) => rendered('li', {}, item))),
  );
}

export function sourceList(sources: readonly SourceView[], strings: Strings): HTMLElement | undefined {
  if (sources.length === 0) return undefined;
  return element(
    'section',
    { class: 'sources', 'aria-label': strings.sources },
    element('h2', { id: 'sources' }, strings.sources),
    element('ul', {}, ...sources.map(sourceItem)),
  );
}

function sourceItem({ title, section, url, note }: SourceView): HTMLElement {
  return element(
    'li',
    {},
    url
      ? element('a', { href: url, 'data-external': true, rel: 'noreferrer' }, title)
      : element('cite', {}, title),
    section && element('span', { class: 'source-section' }, section),
    note && element('span', { class: 'source-note' }, note),
  );
}

/** Links to the lessons before and after. */
export function neighbours(view: LessonView, strings: Strings): HTMLElement | undefined {
  if (!view.previous && !view.next) return undefined;
  return element(
    'nav',
    { class: 'neighbours', 'aria-label': strings.neighbours },
    view.previous && neighbour(view.previous, strings.previous, 'back'),
    view.next && neighbour(view.next, strings.next, 'forward'),
  );
}

function neighbour(link: LessonLink, label: string, direction: 'back' | 'forward'): HTMLElement {
  const made = lessonLink(link);
  made.classList.add(direction);
  made.replaceChildren(
    icon(direction),
    element(
      'span',
      {},
      element('small', {}, label),
      element('span', { class: 'neighbour-title' }, link.title),
    ),
  );
  return made;
}

function lessonLink({ slug, title }: LessonLink): HTMLAnchorElement {
  return element('a', { href: `../${encodeURIComponent(slug)}/index.html`, 'data-lesson': slug }, title);
}
