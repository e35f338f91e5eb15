/** Where a click on a link leads. */
export interface LinkActions {
  heading(id: string): void;
  lesson(slug: string, heading: string | undefined, beside: boolean): void;
  outside(url: string): void;
}

/**
 * Takes over every click on a link of the page. With Ctrl or Command, or the middle button, a lesson opens beside.
 * It listens before the editor's own handler, which knows nothing of lessons.
 */
export function followLinks(root: Document, actions: LinkActions): void {
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement | SVGElement>('a') : null;
    if (!link || event.button > 1 || 'contents' in link.dataset) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { lesson, heading } = link.dataset;
    const address = link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '';
    if (lesson !== undefined) {
      actions.lesson(lesson, heading, event.ctrlKey || event.metaKey || event.button === 1);
    } else if (address.startsWith('#')) {
      actions.heading(heading ?? decodeURIComponent(address.slice(1)));
    } else if (/^(?:https?|mailto):/i.test(address)) actions.outside(address);
  };
  root.addEventListener('click', follow, { capture: true });
  root.addEventListener('auxclick', follow, { capture: true });
}
