import type { Actor, Command } from './commands.ts';
import { type Handler, handle } from './handlers.ts';
import type { Outcome } from './outcome.ts';
import { ConflictError, type UnitOfWork } from './unitOfWork.ts';

/** What wraps what is the order of the calls, from outside in: conflicts, unit of work, repetition, handler. */
// #region pipeline
export function pipeline(begin: () => UnitOfWork, hooks: Hooks) {
  return retryingConflicts(inUnitOfWork(once(handle), begin, hooks), hooks);
}
// #endregion pipeline

type Dispatch = (command: Command, actor: Actor) => Promise<Outcome>;

export interface Hooks {
  conflict(): void;
  beforeCommit(): void;
  afterCommit(): void;
}

const MAX_ATTEMPTS = 5;

// #region layers
function once(inner: Handler<Command>): Handler<Command> {
  return async (command, actor, work) => {
    const earlier = await work.outcomeOf(command.commandId, actor);
    if (earlier) return earlier;
    const outcome = await inner(command, actor, work);
    work.remember(command.commandId, actor, outcome);
    return outcome;
  };
}

function inUnitOfWork(inner: Handler<Command>, begin: () => UnitOfWork, hooks: Hooks): Dispatch {
  return async (command, actor) => {
    const work = begin();
    const outcome = await inner(command, actor, work);
    hooks.beforeCommit();
    work.commit();
    hooks.afterCommit();
    return outcome;
  };
}

/** Only conflicts: nothing else that can go wrong says that a second attempt would do better. */
function retryingConflicts(inner: Dispatch, hooks: Hooks): Dispatch {
  return async (command, actor) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await inner(command, actor);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === MAX_ATTEMPTS) throw error;
        hooks.conflict();
      }
    }
  };
}
// #endregion layers
