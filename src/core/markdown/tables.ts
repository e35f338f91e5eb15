import type MarkdownIt from 'markdown-it';
import type { RenderEnv } from './model.ts';
import { renderTexts } from './texts.ts';

/** A wide table scrolls in its own frame, by keyboard too, instead of widening the page. */
export function tables(md: MarkdownIt): void {
  md.renderer.rules.table_open = (_tokens, _index, _options, env: RenderEnv) => {
    const { table } = renderTexts[env.document.requestedLocale];
    return `<div class="table" tabindex="0" role="group" aria-label="${md.utils.escapeHtml(table)}"><table>\n`;
  };
  md.renderer.rules.table_close = () => '</table></div>\n';
}
