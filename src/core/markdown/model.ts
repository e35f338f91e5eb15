import type { LessonDocument } from '../course/bundle.ts';
import type { Problem } from '../problem.ts';

/** A lesson as a page shows it. */
export interface RenderedLesson {
  /** Safe for `innerHTML`: no script, no event handlers, no address outside http(s), mailto and the book. */
  readonly html: string;
  readonly outline: readonly OutlineEntry[];
  readonly code: readonly CodeBlock[];
  readonly diagrams: readonly Diagram[];
  readonly problems: readonly Problem[];
}

export interface OutlineEntry {
  readonly id: string;
  /** 2 to 6; the page's title is the only heading of level 1. */
  readonly level: number;
  readonly text: string;
}

/** A block of code; `html` holds `<pre data-code="id">` with the plain text in its place. */
export interface CodeBlock {
  readonly id: string;
  /** Canonical name (`typescript`, never `ts`), or `text`. */
  readonly language: string;
  readonly text: string;
  /** What the author calls it: ```` ```yaml title="compose.yaml" ````. */
  readonly title?: string;
  readonly file?: string;
  readonly region?: string;
}

/** A Mermaid diagram; `html` holds `<figure data-diagram="id">` with the source in its place. */
export interface Diagram {
  readonly id: string;
  readonly source: string;
  /** `accTitle` of the source: the caption. */
  readonly title?: string;
  /** `accDescr` of the source: what the diagram says, in words. */
  readonly description?: string;
}

/** What the course around a lesson tells the renderer. */
export interface RenderContext {
  /**
   * The slug of the lesson that a path means, or undefined where there is none.
   * @param path relative to the course root, normalized, without a trailing slash
   */
  lessonAt(path: string): string | undefined;
  /**
   * The address of an image, or undefined where it cannot be shown.
   * @param path relative to the course root, normalized
   */
  imageUrl(path: string): string | undefined;
  /**
   * The address of an image that another server has; absent where the reader allows none.
   * @param url an https address
   */
  remoteImageUrl?(url: string): string;
}

/** What the plugins of one rendering share: markdown-it hands it around as `env`. */
export interface RenderEnv {
  readonly document: Pick<LessonDocument, 'path' | 'origins' | 'files' | 'title' | 'requestedLocale'>;
  readonly context: RenderContext;
  /** Stands before the ids of this rendering, where one page holds several. */
  readonly idPrefix: string;
  /** Lines of front matter that were cut off before parsing. */
  readonly lineOffset: number;
  readonly outline: OutlineEntry[];
  readonly code: CodeBlock[];
  readonly diagrams: Diagram[];
  readonly problems: Problem[];
}

/** @param line 0-based line in the parsed text; undefined stands for its first line */
export function reportProblem(env: RenderEnv, line: number | undefined, message: string): void {
  const at = (line ?? 0) + env.lineOffset;
  const { file, line: number } = env.document.origins?.[at] ?? { file: env.document.path, line: at + 1 };
  env.problems.push({ file, line: number, message });
}
