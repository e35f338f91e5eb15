import { runSuites } from '../host/main.ts';

await runSuites('web', ['current']);
