// ---
// title: { en: Command pipeline, ko: 커맨드 파이프라인 }
// description:
//   en: Puts deduplication, the transaction and the retry of conflicts around every handler, in the order that is safe.
//   ko: 중복 제거, 트랜잭션, 충돌 재시도를 안전한 순서로 모든 핸들러에 적용합니다.
// pattern: cqrs
// lesson: 03b-cqrs-pattern-implementation#pipeline
// stops: ["5"]
// ---

/** What every command has; a retry of the caller repeats the id. */
export interface Command {
  readonly commandId: string;
}

/** A refusal is an outcome too: stored, and given again. */
export type Outcome =
  | { readonly status: 'accepted'; readonly version: number }
  | { readonly status: 'rejected'; readonly reason: string };

/** The transaction was rolled back because another one was first; running it again may succeed. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
}

export interface UnitOfWork {
  outcomeOf(commandId: string): Promise<Outcome | undefined>;
  /** The id is unique: of two copies that run at once, one fails with `ConflictError`. */
  recordOutcome(commandId: string, outcome: Outcome): Promise<void>;
}

export type Handler<C extends Command, Work extends UnitOfWork> = (
  command: C,
  work: Work,
) => Promise<Outcome>;
export type InTransaction<Work> = <T>(run: (work: Work) => Promise<T>) => Promise<T>;
type Dispatch<C extends Command> = (command: C) => Promise<Outcome>;

/**
 * The way of a command, from outside in: retry (each attempt a new transaction, with a new look at the state),
 * transaction, deduplication, handler.
 */
export function pipeline<C extends Command, Work extends UnitOfWork>(
  handler: Handler<C, Work>,
  inTransaction: InTransaction<Work>,
): Dispatch<C> {
  return retryingConflicts((command) => inTransaction((work) => deduplicated(handler)(command, work)));
}

function deduplicated<C extends Command, Work extends UnitOfWork>(
  handler: Handler<C, Work>,
): Handler<C, Work> {
  return async (command, work) => {
    const earlier = await work.outcomeOf(command.commandId);
    if (earlier !== undefined) return earlier;
    const outcome = await handler(command, work);
    await work.recordOutcome(command.commandId, outcome);
    return outcome;
  };
}

/** Conflicts only: any other error says nothing about a second attempt. Some attempts in, the load must go elsewhere. */
function retryingConflicts<C extends Command>(dispatch: Dispatch<C>, maxAttempts = 5): Dispatch<C> {
  return async (command) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await dispatch(command);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === maxAttempts) throw error;
      }
    }
  };
}
