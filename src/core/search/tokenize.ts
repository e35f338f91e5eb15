import { stemmer } from 'stemmer';

/**
 * Words for the search index, in Korean and English.
 *
 * Latin words are lower-cased and stand in the index as they are and stemmed (Porter). Hangul is cut into bigrams, because Korean puts particles
 * behind nouns without a space and writes compounds with or without one: `보상트랜잭션을` and `보상 트랜잭션`
 * must meet. The index also holds the bigrams across one space; a query holds none of those, and its words lose
 * their particles, so that every bigram of a query stands in the text it means.
 * Bigrams without a dictionary are the usual choice for CJK: see Lucene's `CJKBigramFilter`.
 */
export function indexTerms(text: string): string[] {
  const terms: string[] = [];
  const normalized = normalize(text);
  let previous: Run | undefined;
  for (const run of runs(normalized)) {
    if (!run.hangul) {
      terms.push(...new Set([run.text, stemmer(run.text)]));
      continue;
    }
    const followsHangul = previous && normalized.slice(previous.end, run.start) === ' ';
    terms.push(...bigrams(followsHangul ? `${previous?.text.slice(-1)}${run.text}` : run.text));
    if (run.text.length === 1) terms.push(run.text);
    previous = run;
  }
  return terms;
}

/** What a query asks for: any of `terms`, the first of which may be the beginning of a word where `prefix` is set. */
export interface QueryTerm {
  readonly terms: readonly [string, ...string[]];
  readonly prefix: boolean;
}

/** @param text what the reader typed so far: its last Latin word may be half typed */
export function queryTerms(text: string): QueryTerm[] {
  const all = runs(normalize(text));
  return all.flatMap((run, index): QueryTerm[] => {
    if (!run.hangul) {
      return [{ terms: [run.text, stemmer(run.text)], prefix: index === all.length - 1 }];
    }
    const word = withoutParticle(run.text, all[index - 1]?.end === run.start);
    if (word.length === 1) return [{ terms: [word], prefix: true }];
    return bigrams(word).map((term) => ({ terms: [term], prefix: false }));
  });
}

/** One spelling for comparison: canonical composition (NFC), lower case, single spaces. The length may change. */
export function normalize(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ');
}

interface Run {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly hangul: boolean;
}

/** Maximal runs of Hangul syllables, and of other letters and digits. */
function runs(normalized: string): Run[] {
  const found: Run[] = [];
  for (const match of normalized.matchAll(/(\p{Script=Hangul}+)|((?!\p{Script=Hangul})[\p{L}\p{N}])+/gu)) {
    found.push({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      hangul: match[1] !== undefined,
    });
  }
  return found;
}

function bigrams(word: string): string[] {
  const pairs: string[] = [];
  for (let index = 0; index + 1 < word.length; index++) pairs.push(word.slice(index, index + 2));
  return pairs;
}

/** Particles and the commonest verb endings, longest first. */
const particles = (
  '에서는 으로는 에서의 이라는 합니다 됩니다 입니다 하면서 에게서 에서 에게 으로 로는 까지 부터 처럼 보다 이란 라는 하는 ' +
  '하고 하기 하면 한다 되는 된다 이나 이다 과의 와의 에는 에도 마다 조차 은 는 이 가 을 를 의 에 로 와 과 도 만 란 ' +
  '나'
).split(' ');

/** A word of two syllables keeps its last one: `가로` and `사가` are nouns, not noun and particle. */
function withoutParticle(word: string, followsLatin: boolean): string {
  const shortestStem = followsLatin ? 0 : 2;
  const particle = particles.find(
    (ending) => word.endsWith(ending) && word.length - ending.length >= shortestStem,
  );
  return particle === undefined ? word : word.slice(0, word.length - particle.length);
}
