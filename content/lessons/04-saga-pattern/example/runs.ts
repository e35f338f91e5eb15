import { type SagaDefinition, type SagaEvent, type SagaState, start, step } from '../../../shop/saga.ts';

// #region outcomes
/** What can become of one command: whether the participant does it, and what the saga hears of it, in order. */
export const outcomes = {
  done: { effect: true, answers: ['succeeded'] },
  refused: { effect: false, answers: ['failed'] },
  commandLost: { effect: false, answers: ['timedOut'] },
  replyLost: { effect: true, answers: ['timedOut'] },
  /** The saga asks again, then hears the late answer to the first copy and the answer to the second. */
  replyLate: { effect: true, answers: ['timedOut', 'succeeded', 'succeeded'] },
  refusalLate: { effect: false, answers: ['timedOut', 'failed', 'failed'] },
} as const satisfies Record<string, { effect: boolean; answers: readonly SagaEvent['type'][] }>;

export type Outcome = keyof typeof outcomes;
// #endregion outcomes

export interface Fault {
  readonly outcome: Exclude<Outcome, 'done'>;
  readonly command: string;
}

/** One way through a saga. */
export interface Run {
  readonly faults: readonly Fault[];
  /** The commands that took effect, each once, in order. */
  readonly trace: readonly string[];
  readonly state: SagaState;
}

export type Step = typeof step;

/** Every run in which at most `budget` commands go wrong. `decide` is the model, or another one to compare. */
export function* runs(definition: SagaDefinition, budget: number, decide: Step = step): Generator<Run> {
  const { state, send } = start(definition);
  yield* walk({ faults: [], trace: [], state }, send);

  function* walk(run: Run, command: string | undefined): Generator<Run> {
    if (command === undefined) {
      yield run;
      return;
    }
    for (const outcome of possibleOutcomes(run, command, budget)) {
      const after = hear(run.state, command, outcomes[outcome].answers);
      yield* walk({ ...record(run, command, outcome), state: after.state }, after.send);
    }
  }

  function hear(from: SagaState, command: string, answers: readonly SagaEvent['type'][]) {
    let state = from;
    let send: string | undefined;
    for (const type of answers) {
      const transition = decide(definition, state, { type, command });
      state = transition.state;
      send = transition.send ?? send;
    }
    return { state, send };
  }
}

/** The runs in which nothing or one command is refused, then those in which an undo is refused on the longest way back. */
export function refusals(definition: SagaDefinition): Run[] {
  const refused = [...runs(definition, 2)]
    .toReversed()
    .filter(({ faults }) => faults.every(({ outcome }) => outcome === 'refused'));
  const atMostOnce = refused.filter(({ faults }) => faults.length <= 1);
  const onTheWayBack = refused.filter(
    ({ faults }) => faults.length === 2 && faults[0]?.command === definition.pivot,
  );
  return [...atMostOnce, ...onTheWayBack];
}

function possibleOutcomes(run: Run, command: string, budget: number): Outcome[] {
  if (run.faults.length === budget) return ['done'];
  const all = Object.keys(outcomes) as Outcome[];
  // A participant that has done a command says so again, and never "no".
  return run.trace.includes(command) ? all.filter((outcome) => !isRefusal(outcome)) : all;
}

function isRefusal(outcome: Outcome): boolean {
  return outcomes[outcome].answers.some((answer) => answer === 'failed');
}

function record(run: Run, command: string, outcome: Outcome): Pick<Run, 'faults' | 'trace'> {
  const repeated = run.trace.includes(command);
  return {
    faults: outcome === 'done' ? run.faults : [...run.faults, { outcome, command }],
    trace: outcomes[outcome].effect && !repeated ? [...run.trace, command] : run.trace,
  };
}
