import type { TermView } from '../../core/markdown/lessonView.ts';
import { termFinder } from '../../core/markdown/terms.ts';
import { element } from '../dom.ts';

/** Terms are explained in running text, not in names, links and pictures. */
const passedOver =
  'a, button, code, pre, h1, h2, h3, h4, h5, h6, figure, summary, .box-kind, .term, [data-math]';

/** Marks the first mention of each glossary term in `body` and explains it on hover and focus. */
export function explainTerms(body: HTMLElement, terms: readonly TermView[]): void {
  const find = termFinder(terms);
  const definitions = new Map(terms.map((term) => [term.id, term]));
  const explained = new Set<string>();
  for (const node of textNodes(body)) {
    const found = find(node.data).filter(({ id }) => !explained.has(id) && explained.add(id));
    // From the last to the first, so that the positions before stay true.
    for (const { id, start, end } of found.toReversed()) {
      const word = node.splitText(start);
      word.splitText(end - start);
      const term = element('span', { class: 'term', tabindex: '0' });
      word.replaceWith(term);
      term.append(word);
      attachDefinition(term, definitions.get(id));
    }
  }
}

function textNodes(body: HTMLElement): readonly Text[] {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(passedOver) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

let lastId = 0;

function attachDefinition(term: HTMLElement, view: TermView | undefined): void {
  if (!view) return;
  const tip = element(
    'span',
    { class: 'definition', role: 'tooltip', id: `patternbook-term-${++lastId}`, hidden: true },
    element('strong', {}, view.spellings[0]),
    view.definition,
  );
  term.setAttribute('aria-describedby', tip.id);
  term.append(tip);
  const show = (): void => {
    tip.hidden = false;
    keepOnPage(tip);
  };
  const hide = (): void => {
    tip.hidden = true;
  };
  term.addEventListener('mouseenter', show);
  term.addEventListener('mouseleave', hide);
  term.addEventListener('focus', show);
  term.addEventListener('blur', hide);
  term.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
}

/** Moves a tip that would stick out at the right edge to the left. */
function keepOnPage(tip: HTMLElement): void {
  tip.style.marginInlineStart = '0';
  const over = tip.getBoundingClientRect().right - document.documentElement.clientWidth + 8;
  if (over > 0) tip.style.marginInlineStart = `${-over}px`;
}
