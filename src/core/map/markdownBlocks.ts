/** A block of Markdown that is kept up to date: `<!-- patternbook:map from=PlaceOrder -->` … `<!-- /patternbook:map -->` */
export interface MapBlock {
  /** What its opening comment says; the value of a word without `=` is empty. */
  readonly options: ReadonlyMap<string, string>;
  /** Line of its opening comment, counted from 1. */
  readonly line: number;
}

export interface BlockProblem {
  readonly line: number;
  readonly message: string;
}

export interface UpdatedBlocks {
  readonly text: string;
  readonly blocks: number;
  readonly problems: readonly BlockProblem[];
}

const opening = /^\s*<!--\s*patternbook:map(\s[^>]*)?-->\s*$/;
const closing = /^\s*<!--\s*\/patternbook:map\s*-->\s*$/;

/**
 * Puts new content into each block of a text; all else stays as it is, with its kind of line breaks. Comments in code
 * fences are no blocks.
 * @param contentOf the lines of a block, or a sentence that says what is wrong with its options
 */
export function updateBlocks(
  text: string,
  contentOf: (block: MapBlock) => { readonly content: string } | { readonly problem: string },
): UpdatedBlocks {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  const result: string[] = [];
  const problems: BlockProblem[] = [];
  let blocks = 0;
  let fence: string | undefined;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    result.push(line);
    fence = fenceAfter(fence, line);
    const match = fence === undefined ? opening.exec(line) : null;
    if (!match) continue;
    const end = lines.findIndex((other, index) => index > at && closing.test(other));
    if (end < 0) {
      problems.push({ line: at + 1, message: 'has no <!-- /patternbook:map -->' });
      continue;
    }
    blocks += 1;
    const made = contentOf({ options: optionsIn(match[1] ?? ''), line: at + 1 });
    if ('problem' in made) {
      problems.push({ line: at + 1, message: made.problem });
      result.push(...lines.slice(at + 1, end));
    } else result.push('', ...made.content.trimEnd().split('\n'), '');
    result.push(lines[end] ?? '');
    at = end;
  }
  return { text: result.join(lineBreak), blocks, problems };
}

function fenceAfter(fence: string | undefined, line: string): string | undefined {
  const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
  if (fence === undefined) return mark;
  return mark?.startsWith(fence) ? undefined : fence;
}

function optionsIn(text: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const match of text.matchAll(/([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?/g))
    options.set(match[1] ?? '', match[2] ?? match[3] ?? '');
  return options;
}
