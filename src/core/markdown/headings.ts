import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { RenderEnv } from './model.ts';

/**
 * Gives every heading a unique id, its own (`{#id}`) or a slug of its text, and collects the outline.
 * The page already shows the title, so a level 1 heading that repeats it is left out and any other becomes level 2.
 */
export function headings(md: MarkdownIt): void {
  md.core.ruler.push('patternbook_headings', (state) => {
    const env = state.env as RenderEnv;
    const taken = new Set<string>();
    state.tokens = withoutRepeatedTitle(state.tokens, env.document.title);
    state.tokens.forEach((token, index) => {
      if (token.type !== 'heading_open') return;
      const text = plainText(state.tokens[index + 1]);
      const id = unique(env.idPrefix + (token.attrGet('id') || slugOf(text)), taken);
      const level = Math.max(2, Number(token.tag.slice(1)));
      token.attrs = [['id', id]];
      token.tag = `h${level}`;
      const close = state.tokens[index + 2];
      if (close) close.tag = token.tag;
      // Headings inside quotations and lists are not part of the outline.
      if (token.level === 0) env.outline.push({ id, level, text });
    });
  });
}

/** A heading's id where it names none: lower case, words joined by `-`, letters of every script kept. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
  return slug || 'section';
}

/** The text of an inline token without its markup. */
export function plainText(token: Token | undefined): string {
  const pieces = (token?.children ?? []).map((child) => {
    if (child.type === 'softbreak' || child.type === 'hardbreak') return ' ';
    if (child.type === 'image') return plainText(child);
    return child.type === 'text' || child.type === 'code_inline' || child.type === 'emoji'
      ? child.content
      : '';
  });
  return pieces.join('').trim();
}

function unique(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
  taken.add(id);
  return id;
}

function withoutRepeatedTitle(tokens: Token[], title: string): Token[] {
  const [first, text] = tokens;
  const repeats =
    first?.type === 'heading_open' && first.tag === 'h1' && slugOf(plainText(text)) === slugOf(title);
  return repeats ? tokens.slice(3) : tokens;
}
