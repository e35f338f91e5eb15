import type { SuiteResult } from './suiteResult.ts';

/** Collects mocha's events as the text of its own spec reporter; the extension host has no terminal to print to. */
export class Reporter {
  readonly #lines: string[] = [];
  readonly #failures: string[] = [];
  #depth = 0;
  #passed = 0;

  constructor(runner: Mocha.Runner) {
    runner.on('suite', (suite) => this.#print(suite.title, this.#depth++));
    runner.on('suite end', () => this.#depth--);
    runner.on('pass', (test) => {
      this.#passed++;
      this.#print(`✔ ${test.title}`, this.#depth);
    });
    runner.on('fail', (test, error: Error) => {
      const number = this.#failures.push(`${test.fullTitle()}:\n${error.stack ?? error.message}`);
      this.#print(`${number}) ${test.title}`, this.#depth);
    });
  }

  result(milliseconds: number): SuiteResult {
    const failed = this.#failures.length;
    const counts = [`  ${this.#passed} passing (${Math.round(milliseconds / 1000)}s)`];
    if (failed > 0) counts.push(`  ${failed} failing`);
    const errors = this.#failures.map(
      (failure, index) => `\n  ${index + 1}) ${failure.replaceAll('\n', '\n     ')}`,
    );
    return {
      passed: this.#passed,
      failed,
      report: [...this.#lines, '', ...counts, ...errors, ''].join('\n'),
    };
  }

  #print(text: string, depth: number): void {
    this.#lines.push(`${'  '.repeat(depth)}${text}`);
  }
}
