import { fetchVsCode, type HostName } from '../../src/build/hosts/vscode.ts';
import { runScript } from '../../src/build/script.ts';
import { bundleSuite, type HostKind } from './bundleSuite.ts';
import { runInServer } from './runInServer.ts';

/** Runs the suite of one kind in each VS Code named, prints the reports, and sets the exit code. */
export async function runSuites(kind: HostKind, hosts: readonly HostName[]): Promise<void> {
  await runScript(async () => {
    const suite = await bundleSuite(kind);
    for (const host of hosts) {
      const vsCode = await fetchVsCode(host);
      console.log(`\n${kind} extension host of VS Code ${vsCode.version}\n`);
      const { passed, failed, report } = await runInServer(vsCode, kind, suite);
      console.log(report);
      if (failed > 0 || passed === 0) process.exitCode = 1;
    }
  });
}
