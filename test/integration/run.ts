import { hostNames } from '../../src/build/hosts/vscode.ts';
import { runSuites } from '../host/main.ts';

/** `node test/integration/run.ts [current|oldest]`: without a name, in both. */
const named = hostNames.filter((name) => process.argv.includes(name));
await runSuites('node', named.length > 0 ? named : hostNames);
