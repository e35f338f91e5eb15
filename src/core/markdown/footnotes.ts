import { footnote } from '@mdit/plugin-footnote';
import type MarkdownIt from 'markdown-it';

/** Footnotes, `[^key]`. Every mention of a note shows the note's number, however often it is mentioned. */
export function footnotes(md: MarkdownIt): void {
  md.use(footnote);
  md.renderer.rules.footnote_caption = (tokens, index) => `[${Number(tokens[index]?.meta?.id) + 1}]`;
}
