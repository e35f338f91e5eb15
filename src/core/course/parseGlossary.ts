import { type Localized, locales } from '../locale.ts';
import type { Problem } from '../problem.ts';
import type { GlossaryTerm } from './bundle.ts';
import { localized } from './localizedShape.ts';
import { list, object, openYaml, optional, required, type Shape, text } from './yamlShape.ts';

/** Reads `glossary.yaml`. A spelling that stands for two terms is reported: a reader could not tell which is meant. */
export function parseGlossary(
  source: string,
  file: string,
): { readonly terms: readonly GlossaryTerm[]; readonly problems: readonly Problem[] } {
  const { root, place, problems } = openYaml(source, file);
  const taken = new Map<string, string>();
  const term: Shape<GlossaryTerm> = (node, at) => {
    const entry = termShape(node, at);
    if (entry?.term.en === undefined) return undefined;
    const id = termId(entry.term.en);
    for (const locale of locales) {
      for (const spelling of [entry.term, entry.also, entry.avoid].flatMap(
        (spellings) => spellings?.[locale] ?? [],
      )) {
        const key = `${locale} ${spelling.toLowerCase()}`;
        const other = taken.get(key);
        if (other !== undefined) at.report(node, `"${spelling}" stands twice, here and in ${other}`);
        taken.set(key, id);
      }
    }
    return { id, ...entry };
  };
  return { terms: (root && list(term)(root, place)) ?? [], problems };
}

const spellings = object<Localized<string[]>>({ en: optional(list(text)), ko: optional(list(text)) });

const termShape = object<Omit<GlossaryTerm, 'id'>>({
  term: required(localized(text), {}),
  definition: required(localized(text), {}),
  also: optional(spellings),
  avoid: optional(spellings),
});

/** The English term in kebab-case. */
export function termId(term: string): string {
  return (
    term
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join('-') ?? term
  );
}
