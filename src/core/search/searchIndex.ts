import MiniSearch, { type Options, type Query, type SearchResult } from 'minisearch';
import { indexTerms, normalize, type QueryTerm, queryTerms } from './tokenize.ts';

/** One section of a lesson: the unit that is found. */
export interface SearchDocument {
  readonly bookId: string;
  readonly slug: string;
  /** Heading id; empty for the text before the first heading. */
  readonly heading: string;
  readonly lessonTitle: string;
  readonly headingTitle: string;
  /** Plain text under the heading. */
  readonly text: string;
}

export interface SearchHit extends SearchDocument {
  /** Only its order means something. */
  readonly score: number;
}

const options: Options<SearchDocument & { id: number }> = {
  fields: ['lessonTitle', 'headingTitle', 'text'],
  storeFields: ['bookId', 'slug', 'heading', 'lessonTitle', 'headingTitle', 'text'],
  tokenize: indexTerms,
  processTerm: (term) => term,
};

const boost = { lessonTitle: 3, headingTitle: 2, text: 1 };

/** Full text over the lessons of one language. */
export class SearchIndex {
  readonly #index: MiniSearch<SearchDocument & { id: number }>;

  private constructor(index: MiniSearch<SearchDocument & { id: number }>) {
    this.#index = index;
  }

  static of(documents: readonly SearchDocument[]): SearchIndex {
    const index = new MiniSearch(options);
    index.addAll(documents.map((document, id) => ({ ...document, id })));
    return new SearchIndex(index);
  }

  /**
   * Indexes many lessons in pieces that leave the event loop free.
   * @param documentsOf the sections of one lesson
   */
  static async build<T>(
    lessons: readonly T[],
    documentsOf: (lesson: T) => readonly SearchDocument[],
  ): Promise<SearchIndex> {
    const index = new MiniSearch(options);
    let id = 0;
    for (const lesson of lessons) {
      const documents = documentsOf(lesson).map((document) => ({ ...document, id: id++ }));
      await index.addAllAsync(documents, { chunkSize: 5 });
    }
    return new SearchIndex(index);
  }

  /** Reads what `toJSON` wrote, in pieces that leave the event loop free. */
  static async load(json: string): Promise<SearchIndex> {
    return new SearchIndex(await MiniSearch.loadJSONAsync(json, options));
  }

  toJSON(): unknown {
    return this.#index.toJSON();
  }

  /**
   * Sections that hold every word of `query`, best first; where there is none, those that hold any.
   * Words in double quotes must stand in the text as they are written.
   */
  search(query: string, limit = 50): SearchHit[] {
    const phrases = [...query.matchAll(/"([^"]+)"?/g)].map((match) => normalize(match[1] ?? '').trim());
    const terms = queryTerms(query);
    if (terms.length === 0) return [];
    const queries = terms.map(queryOf);
    const ask = (combineWith: 'AND' | 'OR'): SearchResult[] =>
      this.#index.search({ combineWith, queries }, { boost, tokenize: (text) => [text] });
    const all = ask('AND');
    const found = all.length > 0 || phrases.length > 0 ? all : ask('OR');
    return found
      .map((result) => result as unknown as SearchHit)
      .filter((hit) => phrases.every((phrase) => holdsPhrase(hit, phrase)))
      .slice(0, limit);
  }
}

function queryOf({ terms, prefix }: QueryTerm): Query {
  const [word, ...stems] = terms;
  return {
    combineWith: 'OR',
    queries: [{ queries: [word], prefix, fuzzy: isLongLatin(word) ? 0.2 : false }, ...stems],
  };
}

/** A typing error is likely in a long word only; Hangul bigrams are never compared fuzzily. */
function isLongLatin(term: string): boolean {
  return term.length > 5 && /^[a-z]+$/.test(term);
}

function holdsPhrase(hit: SearchHit, phrase: string): boolean {
  return [hit.lessonTitle, hit.headingTitle, hit.text].some((text) => normalize(text).includes(phrase));
}
