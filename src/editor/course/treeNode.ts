import type { CourseSection } from '../../core/course/course.ts';
import { inLocale, type Locale, type Localized } from '../../core/locale.ts';
import type { Shelf } from './shelf.ts';

/** Which lessons the tree shows; undefined for all. */
export type LessonFilter = ((shelf: Shelf, slug: string) => boolean) | undefined;

export interface TreeOptions {
  readonly locale: Locale;
  readonly filter: LessonFilter;
  /** Heading over the learning paths. */
  readonly pathsTitle: string;
}

/** A row of the chapter tree. */
export type TreeNode = BookNode | SectionNode | LessonNode;

export interface BookNode {
  readonly kind: 'book';
  readonly shelf: Shelf;
  readonly title: string;
}

export interface SectionNode {
  readonly kind: 'section';
  readonly parent: BookNode | SectionNode;
  readonly shelf: Shelf;
  readonly id: string;
  readonly title: string;
  readonly lessons: readonly string[];
  readonly sections: readonly CourseSection[];
}

export interface LessonNode {
  readonly kind: 'lesson';
  readonly parent: BookNode | SectionNode;
  readonly shelf: Shelf;
  readonly slug: string;
  readonly title: string;
}

export function bookNode(shelf: Shelf, locale: Locale): BookNode {
  return { kind: 'book', shelf, title: inLocale(shelf.book.editions, locale)?.title ?? shelf.book.id };
}

/** The rows under `node`, in the order of the index; no section without a lesson that passes the filter. */
export function childrenOf(node: TreeNode, options: TreeOptions): readonly TreeNode[] {
  switch (node.kind) {
    case 'lesson':
      return [];
    case 'section':
      return [
        ...lessonNodes(node, node.lessons, options),
        ...node.sections
          .map((section) => sectionNode(node, section))
          .filter((child) => isShown(child, options)),
      ];
    case 'book':
      return bookChildren(node, options).filter((child) => isShown(child, options));
  }
}

function isShown(node: TreeNode, options: TreeOptions): boolean {
  return node.kind !== 'section' || options.filter === undefined || childrenOf(node, options).length > 0;
}

function bookChildren(node: BookNode, options: TreeOptions): readonly TreeNode[] {
  const { locale } = options;
  const course = inLocale(node.shelf.book.editions, locale);
  if (!course) return [];
  const sections = course.sections.map((section) => sectionNode(node, section));
  const groups = node.shelf.groups.map((group) =>
    sectionNode(node, { ...group, title: titleOf(group.title, locale, group.id), sections: [] }),
  );
  const placed = new Set([
    ...slugsOf(course.sections),
    ...node.shelf.groups.flatMap(({ lessons }) => lessons),
  ]);
  const others = course.lessons.map(({ slug }) => slug).filter((slug) => !placed.has(slug));
  return [...lessonNodes(node, others, options), ...sections, ...groups, ...learningPaths(node, options)];
}

function slugsOf(sections: readonly CourseSection[]): string[] {
  return sections.flatMap((section) => [...section.lessons, ...slugsOf(section.sections)]);
}

function learningPaths(node: BookNode, { locale, pathsTitle }: TreeOptions): SectionNode[] {
  const { paths } = node.shelf;
  if (paths.length === 0) return [];
  const sections = paths.map((path) => ({
    ...path,
    title: titleOf(path.title, locale, path.id),
    sections: [],
  }));
  return [sectionNode(node, { id: 'paths', title: pathsTitle, lessons: [], sections })];
}

function sectionNode(parent: BookNode | SectionNode, section: CourseSection): SectionNode {
  return {
    kind: 'section',
    parent,
    shelf: parent.shelf,
    id: section.id,
    title: section.number ? `${section.number} ${section.title}` : section.title,
    lessons: section.lessons,
    sections: section.sections,
  };
}

function lessonNodes(
  parent: BookNode | SectionNode,
  slugs: readonly string[],
  { locale, filter }: TreeOptions,
): LessonNode[] {
  const { shelf } = parent;
  const titles = new Map(
    inLocale(shelf.book.editions, locale)?.lessons.map(({ slug, title }) => [slug, title]),
  );
  return slugs
    .filter((slug) => filter?.(shelf, slug) ?? true)
    .map((slug) => ({ kind: 'lesson', parent, shelf, slug, title: titles.get(slug) ?? slug }));
}

function titleOf(title: Localized, locale: Locale, fallback: string): string {
  return inLocale(title, locale) ?? fallback;
}
