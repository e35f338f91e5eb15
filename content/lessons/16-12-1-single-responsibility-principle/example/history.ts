/** One commit: who asked for it, and the facts whose code it changed. */
export interface Commit {
  readonly actor: string;
  readonly facts: readonly string[];
}

/** Commits that touch more files than this say nothing about the domain: formatters, licences, upgrades. */
const LARGEST = 5;

// #region parse
/**
 * Reads what `git log --name-only --format='%h %s'` prints, where subjects begin with the actor in brackets and a file
 * holds the code of one fact.
 */
export function parseHistory(log: string): { commits: Commit[]; leftOut: number } {
  const all = log
    .trim()
    .split('\n\n')
    .map((entry) => {
      const [subject = '', ...files] = entry.split('\n');
      const actor = /\[(.+?)\]/.exec(subject)?.[1] ?? 'unknown';
      return { actor, facts: files.map((file) => file.replace(/^src\/|\.ts$/g, '')) };
    });
  const commits = all.filter(({ facts }) => facts.length <= LARGEST);
  return { commits, leftOut: all.length - commits.length };
}
// #endregion parse

/** The actor who asked for most of the changes of a fact. */
export function actorOf(fact: string, commits: readonly Commit[]): string {
  const asked = new Map<string, number>();
  for (const { actor, facts } of commits) {
    if (facts.includes(fact)) asked.set(actor, (asked.get(actor) ?? 0) + 1);
  }
  const [most] = [...asked].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? 'nobody';
}
