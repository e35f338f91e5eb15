import type { Problem } from '../problem.ts';
import type { IndexLine } from './indexLines.ts';
import { type IndexLink, linksOf, plainText } from './links.ts';

/** A heading of an index with the links listed under it, and the deeper headings that follow. */
export interface OutlineNode {
  readonly level: number;
  readonly line: number;
  /** `16.1` of `### 16.1 Title`. */
  readonly number?: string;
  readonly title: string;
  readonly items: OutlineItem[];
  readonly children: OutlineNode[];
}

export interface OutlineItem extends IndexLink {
  readonly line: number;
}

/** What an index holds, before anything is decided about its meaning. */
export interface Outline {
  /** The first `#` heading. */
  readonly title?: { readonly text: string; readonly line: number };
  /** Links listed before the first heading below the title. */
  readonly items: readonly OutlineItem[];
  readonly nodes: readonly OutlineNode[];
  readonly problems: readonly Problem[];
}

const headingPattern = /^ {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$/;
const numberPattern = /^(\d+(?:\.\d+)+)\.?\s+(.+)$|^(\d+)[.)]\s+(.+)$/;
/** A list item, a table row, or a line that begins with a link. */
const itemPattern = /^\s*(?:(?:[-*+]|\d+[.)])\s+|\||(?=\[))(.*)$/;
const barePath = /(?:\.{0,2}\/)?[^\s()[\]<>"]+\.(?:md|markdown)\b/i;

/** Headings and listed links of an index; what stands in code fences and comments is left out. */
export function readOutline(lines: readonly IndexLine[], file: string): Outline {
  const { lines: visible, problems } = visibleLines(lines, file);
  let title: Outline['title'];
  const before: OutlineItem[] = [];
  const nodes: OutlineNode[] = [];
  const open: OutlineNode[] = [];
  let inItem = false;
  for (const { number: line, text } of visible) {
    const heading = headingPattern.exec(text);
    if (heading) {
      const level = (heading[1] ?? '').length;
      const content = plainText(heading[2] ?? '');
      if (level === 1 && title === undefined) {
        title = { text: content, line };
      } else {
        const node = { level, line, ...numberAndTitle(content), items: [], children: [] };
        while ((open.at(-1)?.level ?? 0) >= level) open.pop();
        (open.at(-1)?.children ?? nodes).push(node);
        open.push(node);
      }
      inItem = false;
      continue;
    }
    const item = itemPattern.exec(text);
    inItem = item !== null || (inItem && /^\s+\S/.test(text));
    if (!inItem) continue;
    const items = open.at(-1)?.items ?? before;
    items.push(...readItem(item?.[1] ?? text, line, file, problems));
  }
  return { ...(title && { title }), items: before, nodes, problems };
}

function numberAndTitle(heading: string): { number?: string; title: string } {
  const [, dotted, dottedTitle, plain, plainTitle] = numberPattern.exec(heading) ?? [];
  const number = dotted ?? plain;
  return number === undefined ? { title: heading } : { number, title: dottedTitle ?? plainTitle ?? '' };
}

function readItem(text: string, line: number, file: string, problems: Problem[]): OutlineItem[] {
  const links = linksOf(text);
  for (const link of links.filter((link) => link.broken)) {
    problems.push({ file, line, message: `Link "${link.title}" is not closed; read as ${link.target}` });
  }
  if (links.length > 0) return links.map((link) => ({ ...link, line }));
  if (!/[[\]]/.test(text)) return [];
  const target = barePath.exec(text)?.[0];
  if (target === undefined) {
    problems.push({ file, line, message: `Not a link: ${text.trim()}; left out` });
    return [];
  }
  problems.push({ file, line, message: `Not a well-formed link: ${text.trim()}; read as ${target}` });
  const title = plainText(text.replace(target, '').replace(/[[\]()]/g, ' '));
  return [{ title: title || target, target, broken: true, line }];
}

/** Blanks fenced code and comments; one that is never closed hides nothing. */
function visibleLines(
  lines: readonly IndexLine[],
  file: string,
): { lines: IndexLine[]; problems: Problem[] } {
  const visible = [...lines];
  const problems: Problem[] = [];
  for (let start = 0; start < lines.length; start++) {
    const { text, number } = lines[start] as IndexLine;
    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    const comment = fence === undefined && /<!--(?!.*-->)/.test(text);
    if (fence === undefined && !comment) {
      visible[start] = { number, text: text.replace(/<!--.*?-->/g, '') };
      continue;
    }
    const closing = fence ? new RegExp(`^ {0,3}${fence[0]}{${fence.length},}\\s*$`) : /-->/;
    const length = lines.slice(start + 1).findIndex((line) => closing.test(line.text));
    if (length < 0) {
      problems.push({ file, line: number, message: `${fence ? 'Code fence' : 'Comment'} is not closed` });
      continue;
    }
    for (let at = start; at <= start + length + 1; at++) {
      visible[at] = { number: (lines[at] as IndexLine).number, text: '' };
    }
    start += length + 1;
  }
  return { lines: visible, problems };
}
