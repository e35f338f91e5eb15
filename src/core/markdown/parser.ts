import { attrs } from '@mdit/plugin-attrs';
import { tasklist } from '@mdit/plugin-tasklist';
import { tex } from '@mdit/plugin-tex';
import MarkdownIt from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import { alerts } from './alerts.ts';
import { containers } from './containers.ts';
import { emoji } from './emoji.ts';
import { fences } from './fences.ts';
import { footnotes } from './footnotes.ts';
import { headings } from './headings.ts';
import { knownHtml } from './knownHtml.ts';
import { links } from './links.ts';
import { tables } from './tables.ts';

/** The one parser of the book, set up when it is first needed. */
export function lessonParser(): MarkdownIt {
  parser ??= createParser();
  return parser;
}

let parser: MarkdownIt | undefined;

function createParser(): MarkdownIt {
  const md = new MarkdownIt({ html: false, linkify: true });
  // Only full addresses are links: `main.ts` and `a.md` are file names, not servers.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  return md
    .use(cjkFriendly)
    .use(attrs, { rule: ['heading'], allowed: ['id'] })
    .use(footnotes)
    .use(tasklist)
    .use(emoji)
    .use(tex, { render: (source, display) => mathPlaceholder(md, source, display) })
    .use(knownHtml)
    .use(containers)
    .use(alerts)
    .use(fences)
    .use(tables)
    .use(headings)
    .use(links);
}

/** The page sets formulas when it meets one; until then, and where that fails, their source is readable. */
function mathPlaceholder(md: MarkdownIt, source: string, display: boolean): string {
  const text = md.utils.escapeHtml(source.trim());
  return display ? `<p data-math="display">${text}</p>\n` : `<span data-math="inline">${text}</span>`;
}
