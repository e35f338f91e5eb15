import type { MapNode } from '../../core/map/view.ts';

/**
 * Makes the boxes of a drawn flowchart into buttons: by pointer, and by Tab, Enter and the space bar.
 * @param nodeOf the node that a box with this name in the source stands for
 */
export function enliven(
  svg: SVGSVGElement,
  nodeOf: (name: string) => MapNode | undefined,
  label: (node: MapNode) => string | undefined,
  act: (node: MapNode) => void,
): void {
  for (const box of svg.querySelectorAll<SVGGElement>('g.node')) {
    // Mermaid gives a box the id `<drawing>-flowchart-<name>-<number>`.
    const name = /flowchart-(\w+)-\d+$/.exec(box.id)?.[1];
    const node = name === undefined ? undefined : nodeOf(name);
    const words = node && label(node);
    if (!node || words === undefined) continue;
    box.setAttribute('tabindex', '0');
    box.setAttribute('role', 'button');
    box.setAttribute('aria-label', words);
    box.classList.add('live');
    box.addEventListener('click', () => act(node));
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      act(node);
    });
  }
}
