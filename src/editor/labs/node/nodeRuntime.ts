import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { runsTypeScript } from '../../../core/labs/nodeVersion.ts';
import { LabUnavailable, type NodeRuntime } from '../labRunner.ts';

/**
 * The first that runs TypeScript: the one the setting names, the one on PATH, the editor's own.
 * @throws LabUnavailable where there is none
 */
export async function findNode(): Promise<NodeRuntime> {
  const configured = vscode.workspace.getConfiguration('patternbook').get<string>('labs.nodePath', '').trim();
  if (configured) {
    if (await isUsable({ command: configured, environment: {} }))
      return { command: configured, environment: {} };
    throw new LabUnavailable(
      vscode.l10n.t('“{0}” of the setting patternbook.labs.nodePath is not Node 22.18 or newer.', configured),
    );
  }
  const candidates: NodeRuntime[] = [
    { command: 'node', environment: {} },
    { command: process.execPath, environment: { ELECTRON_RUN_AS_NODE: '1' } },
  ];
  for (const candidate of candidates) if (await isUsable(candidate)) return candidate;
  throw new LabUnavailable(
    vscode.l10n.t('The examples need Node 22.18 or newer. Install it, or set patternbook.labs.nodePath.'),
  );
}

async function isUsable({ command, environment }: NodeRuntime): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)(command, ['--version'], {
      env: { ...process.env, ...environment },
      timeout: 5000,
    });
    return runsTypeScript(stdout);
  } catch {
    return false; // Not there, or not Node: the next candidate is tried.
  }
}
