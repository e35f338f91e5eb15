import { parseDocument } from 'yaml';
import { isLocale, type Locale } from '../locale.ts';
import type { Problem } from '../problem.ts';
import type { Course } from './course.ts';
import { localeOfFileName, localeOfText } from './guessLocale.ts';
import { type IndexLine, indexLines, splitFrontMatter } from './indexLines.ts';
import { type OutlineNode, readOutline } from './indexOutline.ts';
import { LessonCollector } from './lessonCollector.ts';

export interface ChapterIndexOptions {
  /** The language of the edition; found from the file name or the text where it is not given. */
  readonly locale?: Locale;
  /**
   * Every file of the course, relative to its root; without it dead links go unnoticed. A lesson linked as
   * `./<slug>.md` may also stand in `lessons/<slug>/<locale>.md`, as those of the built-in book do.
   */
  readonly files?: ReadonlySet<string>;
}

/**
 * Reads a chapter index: front matter, `# Title`, an introduction, `### 16.1 Title` sections whose list items
 * `[title](./slug.md)` are lessons, a list of all files of the chapter, and related chapters outside of it.
 * An index without numbered headings has every heading with links for a section. Takes what it can; whatever
 * was wrong is in `problems`, once each. Never throws.
 *
 * @param path The index file relative to the course root; lessons are files of its folder and below.
 */
export function loadChapterIndex(text: string, path: string, options: ChapterIndexOptions = {}): Course {
  const read = indexLines(text, path);
  const { frontMatter, body, problems: frontMatterProblems } = splitFrontMatter(read.lines, path);
  const header = readFrontMatter(frontMatter, path);
  const outline = readOutline(body, path);
  const prose = body.map((line) => line.text).join('\n');
  const locale = options.locale ?? localeOfFileName(path) ?? header.locale ?? localeOfText(prose);
  const collector = new LessonCollector({ file: path, locale, files: options.files });

  const numbered = countNodes(outline.nodes, (node) => node.number !== undefined) > 0;
  const plan = numbered ? planNumbered(outline.nodes) : planUnnumbered(outline.nodes, collector);
  collector.take(outline.items, 'loose');
  const sections = collector.sections(plan.sections);
  for (const node of plan.rest) collector.take(node.items, 'catalogue');

  const title = outline.title?.text || header.title;
  const problems = [...read.problems, ...frontMatterProblems, ...header.problems, ...outline.problems];
  if (!title) problems.push({ file: path, line: 1, message: 'No title: the index has no "# …" heading' });
  if (collector.lessons.length === 0) {
    problems.push({ file: path, line: 1, message: 'No lesson: the index lists no link to a Markdown file' });
  }
  return {
    format: 'chapter',
    title: title || path,
    locale,
    introduction: introduction(
      body,
      outline.title?.line ?? 0,
      plan.sections[0]?.line,
      outline.items[0]?.line,
    ),
    sections,
    lessons: collector.lessons,
    problems: [...problems, ...collector.problems].sort((a, b) => a.line - b.line),
  };
}

function readFrontMatter(lines: readonly IndexLine[], file: string) {
  const [first] = lines;
  if (first === undefined) return { problems: [] };
  const document = parseDocument(lines.map((line) => line.text).join('\n'), { logLevel: 'silent' });
  const problems = document.errors.map((error): Problem => {
    const line = first.number - 1 + (error.linePos?.[0].line ?? 1);
    return { file, line, message: `Front matter: ${error.message.split('\n', 1)[0]}` };
  });
  const [title, language] = ['title', 'lang'].map((key) => document.has?.(key) && document.get(key));
  return {
    problems,
    ...(typeof title === 'string' && { title }),
    ...(isLocale(language) && { locale: language }),
  };
}

/** What of an index are sections, and what only names lessons once more or beside them. */
interface Plan {
  readonly sections: readonly OutlineNode[];
  readonly rest: readonly OutlineNode[];
}

/** Sections are the numbered headings with all below them; every other heading belongs to the rest. */
function planNumbered(nodes: readonly OutlineNode[]): Plan {
  const plans = nodes.map((node): Plan => {
    if (node.number !== undefined) return { sections: [node], rest: [] };
    const below = planNumbered(node.children);
    return { sections: below.sections, rest: [node, ...below.rest] };
  });
  return { sections: plans.flatMap((plan) => plan.sections), rest: plans.flatMap((plan) => plan.rest) };
}

/** Sections are the headings with lessons; one without headings below it that names every lesson is a file list. */
function planUnnumbered(nodes: readonly OutlineNode[], collector: LessonCollector): Plan {
  const pathsOf = (node: OutlineNode): string[] => [
    ...collector.paths(node.items),
    ...node.children.flatMap(pathsOf),
  ];
  const listed = nodes
    .map((node) => ({ node, paths: new Set(pathsOf(node)) }))
    .filter(({ paths }) => paths.size > 0);
  const all = new Set(listed.flatMap(({ paths }) => [...paths]));
  const lists = countNodes(nodes, (node) => node.items.length > 0);
  const isFileList = ({ node, paths }: (typeof listed)[number]) =>
    lists > 2 && node.children.length === 0 && paths.size === all.size;
  return {
    sections: listed.filter((entry) => !isFileList(entry)).map(({ node }) => node),
    rest: listed.filter(isFileList).map(({ node }) => node),
  };
}

function countNodes(nodes: readonly OutlineNode[], test: (node: OutlineNode) => boolean): number {
  return nodes.reduce((sum, node) => sum + Number(test(node)) + countNodes(node.children, test), 0);
}

/** The Markdown between the title and the first section or lesson, without headings that have nothing under them. */
function introduction(body: readonly IndexLine[], title: number, ...ends: (number | undefined)[]): string {
  const end = Math.min(...ends.map((line) => line ?? Number.POSITIVE_INFINITY));
  const lines = body.filter((line) => line.number > title && line.number < end).map((line) => line.text);
  while (lines.length > 0 && /^\s*(#.*)?$/.test(lines.at(-1) ?? '')) lines.pop();
  return lines.join('\n').trim();
}
