/** Cuts off the YAML front matter at the top of a file; `lines` says how many lines it took. */
export function cutFrontMatter(markdown: string): { readonly text: string; readonly lines: number } {
  const source = markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const match = /^---[ \t]*\n(?:[\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source);
  if (!match) return { text: source, lines: 0 };
  return { text: source.slice(match[0].length), lines: match[0].split('\n').length - 1 };
}
