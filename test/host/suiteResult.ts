/** What a suite says about itself when it has run in an extension host. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  /** For people: every test with its outcome, failures with their errors, and the counts. */
  readonly report: string;
}

/** Name of the file beside the workspace folder that the suite writes and its runner waits for. */
export const resultFile = 'suite-result.json';
