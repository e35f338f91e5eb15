import type { Locale } from '../locale.ts';
import type { Problem } from '../problem.ts';
import type { CourseLesson, CourseSection } from './course.ts';
import type { OutlineItem, OutlineNode } from './indexOutline.ts';
import { joinPath, resolveTarget, sectionId, slugOf } from './links.ts';
import { UniqueNames } from './uniqueNames.ts';

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
  readonly #slugs = new UniqueNames();
  readonly #sectionIds = new UniqueNames();
  /** The lessons of numbered sections, which may stand twice. */
  readonly #numbered = new Map<string, { readonly lessons: string[]; readonly seen: Set<string> }>();

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
      if (node.number === undefined) {
        const lessons = this.take(node.items, 'section');
        const id = this.#sectionIds.take(sectionId(node.title));
        return [{ id, title: node.title, lessons, sections: this.sections(node.children) }];
      }
      const { number, title } = node;
      const known = this.#numbered.get(number);
      if (known)
        this.#report(
          node.line,
          `Section ${number} stands twice in the index; its lessons are gathered in one`,
        );
      const { lessons, seen } = known ?? { lessons: [], seen: new Set() };
      this.#numbered.set(number, { lessons, seen });
      for (const slug of this.take(node.items, 'section')) {
        if (!seen.has(slug)) lessons.push(slug);
        seen.add(slug);
      }
      const sections = this.sections(node.children);
      return known ? sections : [{ id: this.#sectionIds.take(number), number, title, lessons, sections }];
    });
  }

  /** Adds the lessons of one list. Only a section says which of its links are no lessons. */
  take(items: readonly OutlineItem[], list: 'section' | 'catalogue' | 'loose'): string[] {
    const slugs = new Set<string>();
    for (const item of items) {
      const path = this.#resolve(item);
      if (typeof path !== 'string') {
        if (list === 'section')
          this.#report(item.line, `"${item.title}" (${item.target}) ${path.refused}; left out`);
        continue;
      }
      const slug = this.#lesson(path, list === 'catalogue' ? withoutChapter(item.title) : item.title, item);
      if (slugs.has(slug)) this.#report(item.line, `${item.target} is listed twice under one heading`);
      else slugs.add(slug);
    }
    return [...slugs];
  }

  #lesson(path: string, title: string, item: OutlineItem): string {
    const known = this.#slugOfPath.get(path);
    if (known !== undefined) return known;
    const slug = this.#slugs.take(slugOf(path));
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
    const target = resolveTarget(item.target);
    if (target.kind === 'outside') return { refused: 'leads out of the course' };
    if (target.kind === 'lesson' && this.#folder + target.path !== this.#file) return target.path;
    const folder = joinPath('', item.target);
    const index = ['index.md', 'README.md'].map((name) => `${folder}/${name}`);
    return index.find((path) => this.#files?.has(this.#folder + path)) ?? { refused: 'is no Markdown file' };
  }

  #report(line: number, message: string): void {
    this.problems.push({ file: this.#file, line, message });
  }
}

/** `Chapter 16-03: Title` of a generated file list is the lesson `16-03: Title`. */
function withoutChapter(title: string): string {
  return title.replace(/^Chapter\s+(?=\S+:)/i, '');
}
