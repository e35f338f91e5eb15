import type { Course, CourseSection } from '../../core/course/course.ts';
import { inLocale, type Locale, type Localized } from '../../core/locale.ts';
import type { Shelf } from './shelf.ts';

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

/** The rows under `node`, in the order of the index. */
export function childrenOf(node: TreeNode, locale: Locale): readonly TreeNode[] {
  switch (node.kind) {
    case 'lesson':
      return [];
    case 'section':
      return [
        ...lessonNodes(node, node.lessons, locale),
        ...node.sections.map((section) => sectionNode(node, section)),
      ];
    case 'book':
      return bookChildren(node, locale);
  }
}

function bookChildren(node: BookNode, locale: Locale): readonly TreeNode[] {
  const course = inLocale(node.shelf.book.editions, locale);
  if (!course) return [];
  const sections = course.sections.map((section) => sectionNode(node, section));
  const groups = node.shelf.groups.map((group) =>
    sectionNode(node, { ...group, title: titleOf(group.title, locale, group.id), sections: [] }),
  );
  if (sections.length + groups.length === 0) {
    return lessonNodes(
      node,
      course.lessons.map((lesson) => lesson.slug),
      locale,
    );
  }
  return [...sections, ...groups];
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

function lessonNodes(parent: BookNode | SectionNode, slugs: readonly string[], locale: Locale): LessonNode[] {
  const course = inLocale(parent.shelf.book.editions, locale);
  return slugs.map((slug) => ({
    kind: 'lesson',
    parent,
    shelf: parent.shelf,
    slug,
    title: course ? lessonTitle(course, slug) : slug,
  }));
}

function lessonTitle(course: Course, slug: string): string {
  return course.lessons.find((lesson) => lesson.slug === slug)?.title ?? slug;
}

function titleOf(title: Localized, locale: Locale, fallback: string): string {
  return inLocale(title, locale) ?? fallback;
}
