import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { isLocale, type Locale } from '../locale.ts';
import type { Problem } from '../problem.ts';
import { insideCourse } from './links.ts';
import type { NavEntry } from './navigation.ts';
import { openYaml } from './yamlShape.ts';

/** What of `mkdocs.yml` makes a course. */
export interface MkdocsConfig {
  readonly title?: string;
  /** Relative to the folder of `mkdocs.yml`. */
  readonly docsFolder: string;
  readonly locale?: Locale;
  /** Absent where MkDocs would take all files in order. */
  readonly navigation?: readonly NavEntry[];
  readonly problems: readonly Problem[];
}

/** Reads `mkdocs.yml` as MkDocs does: `site_name`, `docs_dir`, `theme.language` and `nav`, nested to any depth. */
export function readMkdocs(text: string, file: string): MkdocsConfig {
  const { root, place, problems, lineOf } = openYaml(text, file);
  if (!isMap(root)) {
    problems.push({ file, line: 1, message: 'Not a MkDocs configuration' });
    return { docsFolder: 'docs', problems };
  }
  const written = scalar(root, 'docs_dir') ?? 'docs';
  const docsFolder = insideCourse(written);
  if (docsFolder === undefined)
    place.report(root, `docs_dir ${written} leads out of the course; docs is read instead`);
  const theme = root.get('theme', true);
  const language = isMap(theme) ? scalar(theme, 'language') : undefined;
  const navigation = root.get('nav', true) as Node | undefined;
  const title = scalar(root, 'site_name');

  const entries = (node: Node | null | undefined): NavEntry[] => {
    if (isSeq(node)) return (node.items as Node[]).flatMap(entry);
    if (node) place.report(node, 'nav: a list is expected');
    return [];
  };
  const entry = (node: Node): NavEntry[] => {
    if (isScalar(node) && typeof node.value === 'string') {
      return [{ target: node.value, line: lineOf(node), children: [] }];
    }
    if (isMap(node))
      return (node.items as Pair<Node, Node | null>[]).flatMap(({ key, value }) => titled(key, value));
    place.report(node, 'nav: a path, or a title with a path or a list, is expected');
    return [];
  };
  const titled = (key: Node, value: Node | null): NavEntry[] => {
    const title = isScalar(key) ? String(key.value) : key.toString();
    const line = lineOf(key);
    if (isScalar(value) && typeof value.value === 'string') {
      return [{ title, target: value.value, line, children: [] }];
    }
    const children = entries(value);
    return children.length > 0 ? [{ title, line, children }] : [];
  };
  return {
    docsFolder: docsFolder ?? 'docs',
    ...(title && { title }),
    ...(isLocale(language) && { locale: language }),
    ...(isSeq(navigation) && { navigation: entries(navigation) }),
    problems,
  };
}

function scalar(map: YAMLMap, key: string): string | undefined {
  const value = map.get(key);
  return typeof value === 'string' ? value : undefined;
}
