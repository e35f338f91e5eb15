/**
 * The saga model: given where a saga stands and what came back, which command goes out next.
 * Pure and free of Node, so that a test can walk every path and a page can run it.
 */

// #region definition
/** The steps of a saga in their order. The shape has no room for a second pivot, nor for an undo after it. */
export interface SagaDefinition {
  readonly name: string;
  /** Steps that can be undone. The first is the request that starts the saga. */
  readonly compensatable: readonly CompensatableStep[];
  /** Go or no-go: refused, the saga turns back; done, it can only go forward. */
  readonly pivot: string;
  /** Steps that are asked for until they succeed. */
  readonly retriable: readonly string[];
}

export interface CompensatableStep {
  readonly command: string;
  /** The command that makes good for this step. */
  readonly compensation: string;
}
// #endregion definition

// #region state
/** Where a saga stands, and all of it that has to be stored. */
export type SagaState =
  | { readonly phase: 'forward' | 'backward'; readonly awaiting: string }
  | { readonly phase: 'completed' | 'compensated' };

export interface SagaEvent {
  /**
   * - `succeeded`: the participant has done it.
   * - `failed`: the participant has not done it and never will, a definite no.
   * - `timedOut`: nobody answered. Done, not done or still to be done: unknown.
   */
  readonly type: 'succeeded' | 'failed' | 'timedOut';
  /** The command this is the answer to. */
  readonly command: string;
}

export interface Transition {
  readonly state: SagaState;
  /** The command to send now; sent again after a timeout, it is the same command with the same id. */
  readonly send?: string;
}
// #endregion state

/** A saga is born with its first step done: the request that starts it and the saga are one commit. */
export function start(definition: SagaDefinition): Transition {
  return forwardTo(definition, 1);
}

// #region step
/** The next state and command. An answer nobody waits for, late or repeated, changes nothing. */
export function step(definition: SagaDefinition, state: SagaState, event: SagaEvent): Transition {
  if (!isOpen(state) || state.awaiting !== event.command) return { state };
  switch (event.type) {
    case 'succeeded':
      return advance(definition, state);
    case 'timedOut':
      return askAgain(state);
    case 'failed':
      return canTurnBack(definition, state) ? turnBack(definition, state) : askAgain(state);
  }
}
// #endregion step

/** An open saga waits for an answer; a closed one is completed or compensated for good. */
export function isOpen(state: SagaState): state is OpenState {
  return state.phase === 'forward' || state.phase === 'backward';
}

/** The forward commands in their order, pivot included. */
export function forwardCommands(definition: SagaDefinition): readonly string[] {
  return [...definition.compensatable.map((each) => each.command), definition.pivot, ...definition.retriable];
}

type OpenState = Extract<SagaState, { awaiting: string }>;

// #region moves
function advance(definition: SagaDefinition, { phase, awaiting }: OpenState): Transition {
  return phase === 'forward'
    ? forwardTo(definition, forwardCommands(definition).indexOf(awaiting) + 1)
    : backwardTo(
        definition,
        definition.compensatable.findIndex((each) => each.compensation === awaiting) - 1,
      );
}

/** Only a refusal at or before the pivot turns a saga back; compensations and retriable steps have no "no". */
function canTurnBack(definition: SagaDefinition, { phase, awaiting }: OpenState): boolean {
  return phase === 'forward' && !definition.retriable.includes(awaiting);
}

/** The refused step did nothing, so the undoing starts with the step before it. */
function turnBack(definition: SagaDefinition, { awaiting }: OpenState): Transition {
  return backwardTo(definition, forwardCommands(definition).indexOf(awaiting) - 1);
}

function askAgain(state: OpenState): Transition {
  return { state, send: state.awaiting };
}
// #endregion moves

function forwardTo(definition: SagaDefinition, position: number): Transition {
  const command = forwardCommands(definition)[position];
  return command === undefined
    ? { state: { phase: 'completed' } }
    : { state: { phase: 'forward', awaiting: command }, send: command };
}

function backwardTo(definition: SagaDefinition, position: number): Transition {
  const command = definition.compensatable[position]?.compensation;
  return command === undefined
    ? { state: { phase: 'compensated' } }
    : { state: { phase: 'backward', awaiting: command }, send: command };
}
