import { reporters } from 'mocha';

import { keepEvidenceOfHook } from './hooks.ts';

/** Mocha's spec reporter, which also keeps what the window shows when a hook fails. */
class EvidenceReporter extends reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('fail', (test: Mocha.Runnable & { type?: string }) => {
      if (test.type === 'hook') keepEvidenceOfHook(test.fullTitle());
    });
  }
}

// Mocha loads a reporter with `require` and expects its class.
export { EvidenceReporter as 'module.exports' };
