import type { Locale } from '../locale.ts';
import type { Problem } from '../problem.ts';
import type { CourseLesson, CourseSection } from './course.ts';
import type { OutlineItem, OutlineNode } from './indexOutline.ts';
import { joinPath, resolveTarget, slugOf } from './links.ts';
import { unique } from './unique.ts';

/** The index whose links are gathered: its path, its language, and the files there are, where they are known. */
interface IndexPlace {
  readonly file: string;
  readonly locale: Locale;
  readonly files: ReadonlySet<string> | undefined;
}

/** Gathers lessons and sections, each lesson once, and says what cannot be taken. */
export class LessonCollector {
  readonly lessons: CourseLesson[] = [];
  readonly problems: Problem[] = [];
  readonly #file: string;
  readonly #folder: string;
  readonly #locale: Locale;
  readonly #files: ReadonlySet<string> | undefined;
  readonly #slugOfPath = new Map<string, string>();
  readonly #slugs = new Set<string>();
  readonly #sections = new Map<string, string[]>();

  constructor({ file, locale, files }: IndexPlace) {
    this.#file = file;
    this.#folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : '';
    this.#locale = locale;
    this.#files = files;
  }

  /** The lesson files that `items` link to, relative to the index's folder. */
  paths(items: readonly OutlineItem[]): string[] {
    return items.map((item) => this.#resolve(item)).filter((path) => typeof path === 'string');
  }

  sections(nodes: readonly OutlineNode[]): CourseSection[] {
    return nodes.flatMap((node): CourseSection[] => {
      const id = this.#sectionId(node);
      const known = this.#sections.get(id);
      if (known !== undefined) {
        this.#report(node.line, `Section ${id} stands twice in the index; its lessons are gathered in one`);
      }
      const lessons = known ?? [];
      this.#sections.set(id, lessons);
      lessons.push(...this.take(node.items, 'section').filter((slug) => !lessons.includes(slug)));
      const sections = this.sections(node.children);
      if (known !== undefined) return sections;
      const number = node.number === undefined ? {} : { number: node.number };
      return [{ id, ...number, title: node.title, lessons, sections }];
    });
  }

  /** Adds the lessons of one list. Only a section says which of its links are no lessons. */
  take(items: readonly OutlineItem[], list: 'section' | 'catalogue' | 'loose'): string[] {
    const slugs: string[] = [];
    for (const item of items) {
      const path = this.#resolve(item);
      if (typeof path !== 'string') {
        if (list === 'section')
          this.#report(item.line, `"${item.title}" (${item.target}) ${path.refused}; left out`);
        continue;
      }
      const slug = this.#lesson(path, list === 'catalogue' ? withoutChapter(item.title) : item.title, item);
      if (slugs.includes(slug)) this.#report(item.line, `${item.target} is listed twice under one heading`);
      else slugs.push(slug);
    }
    return slugs;
  }

  #lesson(path: string, title: string, item: OutlineItem): string {
    const known = this.#slugOfPath.get(path);
    if (known !== undefined) return known;
    const slug = unique(slugOf(path), this.#slugs);
    this.#slugs.add(slug);
    this.#slugOfPath.set(path, slug);
    const places = [path, `lessons/${slug}/${this.#locale}.md`].map((place) => this.#folder + place);
    const existing = places.find((place) => this.#files?.has(place));
    this.lessons.push({ slug, title: title || slug, path: existing ?? this.#folder + path });
    if (this.#files && existing === undefined) {
      this.#report(item.line, `Dead link: ${item.target} does not exist`);
    }
    return slug;
  }

  #resolve(item: OutlineItem): string | { readonly refused: string } {
    const target = resolveTarget(item.target, '');
    if (target.kind === 'outside') return { refused: 'leads out of the course' };
    if (target.kind === 'lesson' && this.#folder + target.path !== this.#file) return target.path;
    const folder = joinPath('', item.target);
    const index = ['index.md', 'README.md'].map((name) => `${folder}/${name}`);
    return index.find((path) => this.#files?.has(this.#folder + path)) ?? { refused: 'is no Markdown file' };
  }

  #sectionId(node: OutlineNode): string {
    if (node.number !== undefined) return node.number;
    const id =
      node.title
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join('-') ?? `line-${node.line}`;
    return unique(id, this.#sections);
  }

  #report(line: number, message: string): void {
    this.problems.push({ file: this.#file, line, message });
  }
}

/** `Chapter 16-03: Title` of a generated file list is the lesson `16-03: Title`. */
function withoutChapter(title: string): string {
  return title.replace(/^Chapter\s+(?=\S+:)/i, '');
}
