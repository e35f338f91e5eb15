import type MarkdownIt from 'markdown-it';
import emojiByName from 'markdown-it-emoji/lib/data/full.mjs';

/**
 * `:rocket:` as its character. The plugin whose names these are seeks all of its 1,900 names in every text, which made
 * up a third of the time the first lesson took.
 */
export function emoji(md: MarkdownIt): void {
  md.core.ruler.after('linkify', 'emoji', ({ tokens }) => {
    for (const { children } of tokens) {
      let addresses = 0;
      for (const token of children ?? []) {
        // The text of an address that became a link by itself stays as it is.
        if (token.info === 'auto') addresses += token.nesting;
        else if (token.type === 'text' && addresses === 0) token.content = withEmoji(token.content);
      }
    }
  });
}

function withEmoji(text: string): string {
  const [start = '', ...parts] = text.split(':');
  let result = start;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? '';
    const after = parts[index + 1];
    if (after !== undefined && Object.hasOwn(emojiByName, part)) {
      result += `${emojiByName[part]}${after}`;
      index++;
    } else result += `:${part}`;
  }
  return result;
}
