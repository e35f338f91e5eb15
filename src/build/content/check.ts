import { checkContentCommand } from '../../cli/commands/checkContent.ts';
import { runCommand } from '../../cli/runCli.ts';
import { root } from '../paths.ts';
import { DiagramBrowser } from './diagrams.ts';

// `patternbook check-content`, and every diagram drawn in a real browser.
process.chdir(root);
const browser = await DiagramBrowser.start();
try {
  process.exitCode = await runCommand(
    checkContentCommand((lesson) => browser.check(lesson)),
    process.argv.slice(2),
    { print: console.log, printError: console.error },
  );
} finally {
  await browser.close();
}
