export interface Saga {
  readonly sagaId: string;
  readonly awaiting: 'CapturePayment' | 'ApproveOrder' | 'nothing';
}

export interface Command {
  readonly id: string;
  readonly sagaId: string;
  readonly type: 'CapturePayment' | 'ApproveOrder';
}

export interface Heard {
  readonly sagaId: string;
  readonly type: 'OrderPlaced' | 'PaymentCaptured' | 'OrderApproved' | 'TimedOut';
}

/** The outside world. Each call may be the last one before the process dies. */
export interface Ports {
  load(sagaId: string): Saga | undefined;
  /** Stores a saga and commands that wait to be sent, in one commit. */
  commit(saga: Saga, waiting?: readonly Command[]): void;
  waiting(): readonly Command[];
  /** A participant does a command once for each id, and answers every copy. */
  send(command: Command): void;
  /** The command waits no longer. */
  sent(id: string): void;
}

/** What comes next; undefined when this is not what the saga waits for. */
export function decide(saga: Saga | undefined, heard: Heard): { saga: Saga; send?: Command } | undefined {
  const { sagaId, type } = heard;
  const command = (name: Command['type']): Command => ({ id: `${sagaId}:${name}`, sagaId, type: name });
  const moveTo = (awaiting: Command['type']) => ({ saga: { sagaId, awaiting }, send: command(awaiting) });

  if (type === 'OrderPlaced') return saga ? undefined : moveTo('CapturePayment');
  if (!saga || saga.awaiting === 'nothing') return undefined;
  if (type === 'TimedOut') return moveTo(saga.awaiting);
  if (type === 'PaymentCaptured' && saga.awaiting === 'CapturePayment') return moveTo('ApproveOrder');
  if (type === 'OrderApproved' && saga.awaiting === 'ApproveOrder') {
    return { saga: { sagaId, awaiting: 'nothing' } };
  }
  return undefined;
}

/** A request, an answer or a timer. */
export function hear(heard: Heard, ports: Ports): void {
  const decision = decide(ports.load(heard.sagaId), heard);
  if (!decision) return;
  ports.commit(decision.saga, decision.send ? [decision.send] : []);
  relay(ports);
}

/** Runs before anything else when the process starts again. */
export function restart(ports: Ports): void {
  relay(ports);
}

function relay(ports: Ports): void {
  for (const command of ports.waiting()) {
    ports.send(command);
    ports.sent(command.id);
  }
}
