import type { Problem } from '../problem.ts';
import type { IndexLine } from './indexLines.ts';
import { headingOf, type IndexLink, linksOf, plainText } from './links.ts';

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

const numberPattern = /^(\d+(?:\.\d+)+)\.?\s+(.+)$|^(\d+)[.)]\s+(.+)$/;
/** A list item, a table row, or a line that begins with a link. */
const itemPattern = /^\s*(?:(?:[-*+]|\d+[.)])\s+|\||(?=\[))(.*)$/;
const barePath = /(?<![^\s()[\]<>"])(?:\.{0,2}\/)?[^\s()[\]<>"]+\.(?:md|markdown)\b/i;

/** Headings and listed links of an index; what stands in code fences and comments is left out. */
export function readOutline(lines: readonly IndexLine[], file: string): Outline {
  const { lines: visible, problems } = visibleLines(lines, file);
  let title: Outline['title'];
  const before: OutlineItem[] = [];
  const nodes: OutlineNode[] = [];
  const open: OutlineNode[] = [];
  let inItem = false;
  for (const { number: line, text } of visible) {
    const heading = headingOf(text);
    if (heading) {
      const { level } = heading;
      if (level === 1 && title === undefined) {
        title = { text: heading.text, line };
      } else {
        const node = { level, line, ...numberAndTitle(heading.text), items: [], children: [] };
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
    for (const found of readItem(item?.[1] ?? text, line, file, problems)) items.push(found);
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
  // What was once not closed to the end is not closed further down either.
  const neverClosed = new Set<string>();
  for (let start = 0; start < lines.length; start++) {
    const { text, number } = lines[start] as IndexLine;
    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1]?.slice(0, 8);
    const opening = fence ?? (/<!--(?!.*-->)/.test(text) ? '<!--' : undefined);
    if (opening === undefined) {
      visible[start] = { number, text: text.replace(/<!--.*?-->/g, '') };
      continue;
    }
    const end = neverClosed.has(opening) ? -1 : closingLine(lines, start + 1, opening);
    if (end < 0) {
      neverClosed.add(opening);
      problems.push({ file, line: number, message: `${fence ? 'Code fence' : 'Comment'} is not closed` });
      continue;
    }
    for (let at = start; at <= end; at++) visible[at] = { number: (lines[at] as IndexLine).number, text: '' };
    start = end;
  }
  return { lines: visible, problems };
}

function closingLine(lines: readonly IndexLine[], from: number, opening: string): number {
  const closing = opening === '<!--' ? /-->/ : new RegExp(`^ {0,3}${opening}${opening[0]}*\\s*$`);
  for (let at = from; at < lines.length; at++) if (closing.test((lines[at] as IndexLine).text)) return at;
  return -1;
}
