import type { Documents } from '../../../content/shop/documents.ts';
import { type Envelope, messageName } from '../../../content/shop/envelope.ts';
import { orderFulfillmentSaga } from '../../../content/shop/orderFulfillment.ts';
import type { Variant } from '../../core/playground/plan.ts';

/**
 * The mistakes of the broken variants, each as a database that forgets one thing the sound saga relies on. The shop
 * itself is that of the book, line for line.
 */
export const deviations: Readonly<Record<Variant, (documents: Documents) => Documents>> = {
  orchestrated: (documents) => documents,
  choreographed: (documents) => documents,
  noCompensation: withoutCompensations,
  dualWrite: withOutboxInMemory,
  nonIdempotentConsumer: withoutInbox,
};

const compensations = new Set(orderFulfillmentSaga.compensatable.map(({ compensation }) => compensation));

/** The saga turns back, but no command that undoes a step is ever sent, nor waited for. */
function withoutCompensations(documents: Documents): Documents {
  return changed(documents, {
    put: (table, key, document) => {
      if (table !== 'outbox' || !undoes((document as { envelope: Envelope }).envelope))
        documents.put(table, key, document);
    },
  });
}

function undoes(envelope: Envelope): boolean {
  const { command = messageName(envelope) } = envelope.data as { command?: string };
  return compensations.has(command);
}

/** State goes to the database, messages wait in the memory of the process: two writes, and a crash between them. */
function withOutboxInMemory(documents: Documents): Documents {
  const outbox = new Map<string, unknown>();
  return changed(documents, {
    get: <T>(table: string, key: string) =>
      table === 'outbox' ? (outbox.get(key) as T | undefined) : documents.get<T>(table, key),
    put: (table, key, document) => {
      if (table === 'outbox') outbox.set(key, document);
      else documents.put(table, key, document);
    },
    delete: (table, key) => {
      if (table === 'outbox') outbox.delete(key);
      else documents.delete(table, key);
    },
    all: <T>(table: string) => (table === 'outbox' ? ([...outbox.values()] as T[]) : documents.all<T>(table)),
  });
}

/** Nobody remembers which messages were handled: one that comes again takes effect again. */
function withoutInbox(documents: Documents): Documents {
  return changed(documents, {
    get: <T>(table: string, key: string) => (table === 'inbox' ? undefined : documents.get<T>(table, key)),
  });
}

function changed(documents: Documents, changes: Partial<Documents>): Documents {
  return {
    get: (table, key) => documents.get(table, key),
    put: (table, key, document) => documents.put(table, key, document),
    delete: (table, key) => documents.delete(table, key),
    all: (table) => documents.all(table),
    transaction: (work) => documents.transaction(work),
    close: () => documents.close(),
    ...changes,
  };
}
