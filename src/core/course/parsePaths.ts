import type { Problem } from '../problem.ts';
import type { LearningPath, LessonGroup } from './bundle.ts';
import { localized } from './localizedShape.ts';
import { list, nameOf, object, openYaml, optional, required, text } from './yamlShape.ts';

/** What `paths.yaml` holds. */
export interface PathsFile {
  readonly groups: readonly LessonGroup[];
  readonly paths: readonly LearningPath[];
}

/**
 * Reads `paths.yaml`: groups of lessons that stand in no section, and learning paths, the whole book first.
 *
 * @param lessons slugs of the index; a name that is not among them is reported and left out
 */
export function parsePaths(
  source: string,
  file: string,
  lessons?: ReadonlySet<string>,
): PathsFile & { readonly problems: readonly Problem[] } {
  const { root, place, problems } = openYaml(source, file);
  const slugs = list(nameOf('a lesson of the index', lessons));
  const group = object<LessonGroup>({
    id: required(text, ''),
    title: required(localized(text), {}),
    lessons: required(slugs, []),
  });
  const path = object<LearningPath>({
    id: required(text, ''),
    title: required(localized(text), {}),
    primer: optional(localized(text)),
    lessons: required(slugs, []),
  });
  const shape = object<PathsFile>({ groups: required(list(group), []), paths: required(list(path), []) });
  return { ...((root && shape(root, place)) ?? { groups: [], paths: [] }), problems };
}
