import { type LearningPath, primerSlug } from '../../core/course/bundle.ts';
import type { CourseSection } from '../../core/course/course.ts';
import { inLocale, type Locale } from '../../core/locale.ts';
import type { Shelf } from './shelf.ts';

/** Which lessons the tree shows; undefined for all. */
export type LessonFilter = ((shelf: Shelf, slug: string) => boolean) | undefined;

export interface TreeOptions {
  readonly locale: Locale;
  readonly filter: LessonFilter;
  /** Heading over the learning paths. */
  readonly pathsTitle: string;
  /** First row of a path that opens with a primer. */
  readonly primerTitle: string;
}

/** A row of the chapter tree. */
export type TreeNode = BookNode | SectionNode | PathsNode | PathNode | LessonNode;

interface Row {
  readonly shelf: Shelf;
  readonly title: string;
}

export interface BookNode extends Row {
  readonly kind: 'book';
}

export interface SectionNode extends Row {
  readonly kind: 'section';
  readonly parent: BookNode | SectionNode;
  readonly id: string;
  readonly lessons: readonly string[];
  readonly sections: readonly CourseSection[];
}

/** The row over a book's learning paths. */
export interface PathsNode extends Row {
  readonly kind: 'paths';
  readonly parent: BookNode;
}

export interface PathNode extends Row {
  readonly kind: 'path';
  readonly parent: PathsNode;
  readonly path: LearningPath;
}

export interface LessonNode extends Row {
  readonly kind: 'lesson';
  readonly parent: BookNode | SectionNode | PathNode;
  readonly slug: string;
}

export function bookNode(shelf: Shelf, locale: Locale): BookNode {
  return { kind: 'book', shelf, title: inLocale(shelf.book.editions, locale)?.title ?? shelf.book.id };
}

/** Unique in the tree: a lesson that stands in two sections is two rows, so an id names the way from the book. */
export function nodeId(node: TreeNode): string {
  switch (node.kind) {
    case 'book':
      return node.shelf.book.id;
    case 'section':
      return `${nodeId(node.parent)}/${node.id}`;
    case 'paths':
      return `${nodeId(node.parent)}/paths`;
    case 'path':
      return `${nodeId(node.parent)}/${node.path.id}`;
    case 'lesson':
      return `${nodeId(node.parent)}/${node.slug}`;
  }
}

/** The rows under `node`, in the order of the index; none but lessons is shown without a lesson that passes the filter. */
export function childrenOf(node: TreeNode, options: TreeOptions): readonly TreeNode[] {
  const children = allChildrenOf(node, options);
  if (options.filter === undefined) return children;
  return children.filter((child) => child.kind === 'lesson' || childrenOf(child, options).length > 0);
}

function allChildrenOf(node: TreeNode, options: TreeOptions): readonly TreeNode[] {
  switch (node.kind) {
    case 'lesson':
      return [];
    case 'section':
      return [
        ...lessonNodes(node, node.lessons, options),
        ...node.sections.map((section) => sectionNode(node, section)),
      ];
    case 'paths':
      return node.shelf.paths.map((path) => ({
        kind: 'path',
        parent: node,
        shelf: node.shelf,
        path,
        title: inLocale(path.title, options.locale) ?? path.id,
      }));
    case 'path':
      return pathChildren(node, options);
    case 'book':
      return bookChildren(node, options);
  }
}

function bookChildren(node: BookNode, options: TreeOptions): readonly TreeNode[] {
  const { shelf } = node;
  const course = inLocale(shelf.book.editions, options.locale);
  if (!course) return [];
  const sections = course.sections.map((section) => sectionNode(node, section));
  const groups = shelf.groups.map((group) =>
    sectionNode(node, { ...group, title: inLocale(group.title, options.locale) ?? group.id, sections: [] }),
  );
  const placed = new Set([...slugsOf(course.sections), ...shelf.groups.flatMap(({ lessons }) => lessons)]);
  const others = course.lessons.map(({ slug }) => slug).filter((slug) => !placed.has(slug));
  const paths: PathsNode = { kind: 'paths', parent: node, shelf, title: options.pathsTitle };
  return [
    ...lessonNodes(node, others, options),
    ...sections,
    ...groups,
    ...(shelf.paths.length > 0 ? [paths] : []),
  ];
}

function pathChildren(node: PathNode, options: TreeOptions): LessonNode[] {
  const primer = primerSlug(node.path);
  const lessons = lessonNodes(node, node.path.lessons, options);
  if (primer === undefined || options.filter) return lessons;
  const { shelf } = node;
  return [{ kind: 'lesson', parent: node, shelf, slug: primer, title: options.primerTitle }, ...lessons];
}

function slugsOf(sections: readonly CourseSection[]): string[] {
  return sections.flatMap((section) => [...section.lessons, ...slugsOf(section.sections)]);
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
  parent: LessonNode['parent'],
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
