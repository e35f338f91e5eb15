import { npmCommand } from './hosts/npm.ts';
import { runToEnd } from './hosts/processes.ts';
import { root } from './paths.ts';
import { runScript } from './script.ts';

/** One npm script of the project. A suite is counted by what mocha prints; the other steps only pass or fail. */
interface Step {
  readonly script: string;
  readonly args?: readonly string[];
  readonly suite: boolean;
  /** Minutes after which it hangs rather than runs. */
  readonly minutes: number;
}

interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

const steps: readonly Step[] = [
  { script: 'check', suite: false, minutes: 5 },
  { script: 'unit', suite: true, minutes: 5 },
  { script: 'content', suite: true, minutes: 10 },
  { script: 'page', suite: true, minutes: 10 },
  { script: 'package', suite: false, minutes: 5 },
  { script: 'integration', args: ['current'], suite: true, minutes: 10 },
  { script: 'integration', args: ['oldest'], suite: true, minutes: 10 },
  { script: 'web', suite: true, minutes: 10 },
  { script: 'e2e', suite: true, minutes: 20 },
];

await runScript(async () => {
  const outcomes: Outcome[] = [];
  for (const step of steps) {
    const outcome = await runStep(step);
    outcomes.push(outcome);
    // What follows runs the bundles and the VSIX, and would test those of an earlier build.
    if (step.script === 'package' && outcome.failed > 0) break;
  }
  report(outcomes);
});

async function runStep({ script, args = [], suite, minutes }: Step): Promise<Outcome> {
  const name = [script, ...args].join(' ');
  console.log(`\n=== ${name}`);
  const start = Date.now();
  const npm = npmCommand();
  const { code, output } = await runToEnd(
    npm.command,
    [...npm.args, 'run', '--silent', script, '--', ...args],
    minutes * 60_000,
    { cwd: root, print: true },
  );
  const seconds = Math.round((Date.now() - start) / 1000);
  if (code === null) console.log(`${name} did not end within ${minutes} minutes, or was ended`);
  const passed = suite ? sumOf('passing', output) : 0;
  const failed = suite ? sumOf('failing', output) : 0;
  // A suite that ran no test, or died after its last one, has not passed.
  const broken = code !== 0 || (suite && passed === 0);
  return { name, passed, failed: broken ? Math.max(failed, 1) : failed, seconds };
}

/** Adds up mocha's counts: `  12 passing (3s)`. */
function sumOf(state: 'passing' | 'failing', output: string): number {
  const counts = [...output.matchAll(new RegExp(`^ *(\\d+) ${state}\\b`, 'gm'))];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

function report(all: readonly Outcome[]): void {
  console.log('\n=== summary');
  for (const { name, passed, failed, seconds } of all) {
    const counts = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed`;
    console.log(
      `${failed > 0 ? 'FAILED' : 'ok    '}  ${name.padEnd(20)} ${counts} ${String(seconds).padStart(5)} s`,
    );
  }
  const passed = all.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = all.reduce((sum, outcome) => sum + outcome.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
