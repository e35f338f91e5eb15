import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { handleInterrupts } from '../../src/build/hosts/interrupts.ts';
import { inRoot } from '../../src/build/paths.ts';
import { type Session, startSession } from './session.ts';

const failures = inRoot('test/e2e/failures');
let shared: Session | undefined;

/** The session all tests share: one VS Code, on a copy of the sample workspace. */
export function session(): Session {
  if (!shared) throw new Error('the shared session is started by the root hooks of test/e2e/.mocharc.json');
  return shared;
}

const evidence: Promise<void>[] = [];

/** Keeps a screenshot and the logs; for a failed hook, after which mocha calls no `afterEach`, the reporter asks for them. */
export function keepEvidenceOfHook(title: string): void {
  evidence.push(keepEvidence(title));
}

async function keepEvidence(title: string): Promise<void> {
  if (!shared) return;
  const name = join(failures, title.replace(/[^\p{L}\p{N}]+/gu, '-'));
  await mkdir(failures, { recursive: true });
  await writeFile(`${name}.log`, shared.log());
  await shared.workbench.screenshot(`${name}.png`);
  console.log(`      kept ${name}.png and .log`);
}

export const mochaHooks = {
  async beforeAll(this: Mocha.Context): Promise<void> {
    this.timeout(5 * 60_000);
    handleInterrupts(130);
    await rm(failures, { recursive: true, force: true });
    shared = await startSession();
  },

  async afterEach(this: Mocha.Context): Promise<void> {
    if (this.currentTest?.state === 'failed') await keepEvidence(this.currentTest.fullTitle());
  },

  async afterAll(): Promise<void> {
    await Promise.all(evidence);
    await shared?.stop();
  },
};
