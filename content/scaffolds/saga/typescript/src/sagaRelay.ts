import { resend, type SagaCommand } from '../../../../snippets/typescript/pb-saga-orchestrator.ts';
import type { SagaStore } from './sagaStore.ts';

/** Resolves once the broker has stored the command. */
export type Send = (command: SagaCommand) => Promise<void>;

/**
 * Sends what is queued, oldest first. A process that dies between sending and marking sends the command again: the
 * participant knows it by its key.
 */
export async function relayCommands(store: SagaStore, send: Send): Promise<void> {
  for (let queued = await store.nextCommand(); queued; queued = await store.nextCommand()) {
    await send(queued.command);
    await store.markSent(queued);
  }
}

/** Asks again where no reply has come: the command may be lost, or the reply. Call it every few seconds. */
export async function resendOverdue(store: SagaStore, askedBefore: number): Promise<void> {
  for (const sagaId of await store.overdue(askedBefore)) await resend(store.inTransaction, sagaId);
}
