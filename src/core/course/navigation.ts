import type { Problem } from '../problem.ts';
import type { CourseLesson, CourseSection } from './course.ts';
import { insideCourse, sectionId, slugOf } from './links.ts';
import { UniqueNames } from './uniqueNames.ts';

/** An entry of a navigation: a page, a heading over others, or both. */
export interface NavEntry {
  /** Absent where the page itself has to say it. */
  readonly title?: string;
  /** As written in the navigation, relative to its base folder. */
  readonly target?: string;
  /** 1-based, in the navigation's file; 0 where no file says it. */
  readonly line: number;
  readonly children: readonly NavEntry[];
}

export interface NavPlace {
  /** The file that holds the navigation, for problems. */
  readonly file: string;
  /** The folder targets are relative to, relative to the course root; empty for the root. */
  readonly base: string;
  /** Every file of the course, relative to its root. */
  readonly files: ReadonlySet<string>;
}

/** A course's tree without its title; a lesson without a title still has to be asked for it. */
export interface NavTree {
  readonly sections: readonly CourseSection[];
  readonly lessons: readonly (Omit<CourseLesson, 'title'> & { readonly title?: string })[];
  readonly problems: readonly Problem[];
}

/**
 * The tree that a navigation describes. An entry with entries below it is a section, its own page the first of its
 * lessons; pages beside sections stand in no section. Paths out of the folder, absolute ones and addresses are refused.
 */
export function navTree(entries: readonly NavEntry[], place: NavPlace): NavTree {
  const problems: Problem[] = [];
  const lessons = new Map<string, NavTree['lessons'][number]>();
  const slugs = new UniqueNames();
  const sectionIds = new UniqueNames();

  const report = (line: number, message: string) => problems.push({ file: place.file, line, message });

  /** The slug of an entry's page; undefined where it has none that can be taken. */
  const lesson = (entry: NavEntry): string | undefined => {
    if (entry.target === undefined) return undefined;
    const path = pageOf(entry.target);
    if (path === undefined) {
      report(entry.line, `${entry.target} leads out of the course; left out`);
      return undefined;
    }
    const full = place.base === '' ? path : `${place.base}/${path}`;
    const known = lessons.get(full);
    if (known !== undefined) return known.slug;
    if (!place.files.has(full)) report(entry.line, `Dead link: ${entry.target} does not exist`);
    const slug = slugs.take(slugOf(path));
    lessons.set(full, { slug, path: full, ...(entry.title && { title: entry.title }) });
    return slug;
  };

  const section = (entry: NavEntry): CourseSection => {
    const title = entry.title ?? entry.target ?? '';
    const id = sectionIds.take(sectionId(title));
    const own = lesson(entry);
    const inside = gather(entry.children);
    const all = own === undefined ? inside.lessons : [own, ...inside.lessons];
    return { id, title, lessons: [...new Set(all)], sections: inside.sections };
  };

  const gather = (entries: readonly NavEntry[]) => {
    const sections: CourseSection[] = [];
    const own: string[] = [];
    for (const entry of entries) {
      if (entry.children.length > 0) {
        sections.push(section(entry));
        continue;
      }
      const slug = lesson(entry);
      if (slug !== undefined) own.push(slug);
    }
    return { sections, lessons: own };
  };

  const { sections } = gather(entries);
  return { sections, lessons: [...lessons.values()], problems };
}

/** The page a target names, relative to the base folder; undefined for addresses and paths that lead out of it. */
function pageOf(target: string): string | undefined {
  const bare = target.replace(/[?#].*$/s, '').replaceAll('\\', '/');
  return insideCourse(bare) || undefined;
}
