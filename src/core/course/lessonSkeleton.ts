/** The parts of a lesson's Markdown that both languages share, in order, and its prose. */
export interface LessonSkeleton {
  readonly parts: readonly SkeletonPart[];
  /** Text outside of fences and headings; lines keep their number. */
  readonly prose: readonly { readonly line: number; readonly text: string }[];
}

/** Lines are 1-based. */
export type SkeletonPart =
  | {
      readonly kind: 'heading';
      readonly line: number;
      readonly level: number;
      readonly id?: string;
      readonly text: string;
    }
  | { readonly kind: 'container'; readonly line: number; readonly name: string }
  | { readonly kind: 'code'; readonly line: number; readonly file: string; readonly region?: string }
  | { readonly kind: 'diagram'; readonly line: number; readonly source: string }
  | { readonly kind: 'fence'; readonly line: number; readonly language: string; readonly lines: number };

/** Takes a lesson apart by lines; enough for files that keep to the authoring guide, and never throws for others. */
export function readSkeleton(markdown: string): LessonSkeleton {
  const parts: SkeletonPart[] = [];
  const prose: { line: number; text: string }[] = [];
  let fence: { mark: string; info: string; line: number; body: string[] } | undefined;
  for (const [index, text] of markdown.split(/\r\n|\n|\r/).entries()) {
    const line = index + 1;
    if (fence) {
      if (text.trim().startsWith(fence.mark) && text.trim().replaceAll(fence.mark[0] as string, '') === '') {
        parts.push(fencePart(fence));
        fence = undefined;
      } else {
        fence.body.push(text);
      }
      continue;
    }
    const [, mark, info = ''] = /^\s*(`{3,}|~{3,})(.*)$/.exec(text) ?? [];
    const [, hashes, heading = ''] = /^ {0,3}(#{1,6})\s+(.*)$/.exec(text) ?? [];
    const container = /^ {0,3}:::+\s*([a-z]+)/.exec(text)?.[1];
    if (mark !== undefined) fence = { mark, info, line, body: [] };
    else if (hashes !== undefined) parts.push(headingPart(hashes.length, heading, line));
    else if (container !== undefined) parts.push({ kind: 'container', line, name: container });
    if (mark === undefined && hashes === undefined) prose.push({ line, text });
  }
  if (fence) parts.push(fencePart(fence));
  return { parts, prose };
}

function headingPart(level: number, heading: string, line: number): SkeletonPart {
  const id = /\{#([^\s}]+)\}\s*$/.exec(heading)?.[1];
  const text = heading.replace(/\s*\{#[^}]*\}\s*$/, '');
  return { kind: 'heading', line, level, ...(id && { id }), text };
}

function fencePart({
  info,
  line,
  body,
}: {
  info: string;
  line: number;
  body: readonly string[];
}): SkeletonPart {
  const language = /^\s*([\w+#-]*)/.exec(info)?.[1] ?? '';
  if (language === 'mermaid') return { kind: 'diagram', line, source: body.join('\n') };
  const [file, region] = ['file', 'region'].map((name) => new RegExp(`\\b${name}=(\\S+)`).exec(info)?.[1]);
  if (file) return { kind: 'code', line, file, ...(region && { region }) };
  return { kind: 'fence', line, language, lines: body.length };
}
