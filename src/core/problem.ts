/** Something wrong in an input file, said once: what, and where. Loaders return problems; they never throw them. */
export interface Problem {
  /** Path relative to the course root, with `/`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}
