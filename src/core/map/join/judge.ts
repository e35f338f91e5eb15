import { fileKindOf } from '../../analysis/gates.ts';
import type { FileFacts, Send } from '../model.ts';
import { type Handling, isKnown, kindOf, type Node } from './joined.ts';

/** The nodes that are messages, with the handlers and senders that count. */
export function judged(nodes: readonly Node[]): Node[] {
  return nodes
    .filter(isMessage)
    .map(withoutGuesses)
    .filter(
      ({ declared, handled, sent }) =>
        handled.length > 0 || sent.length > 0 || declared?.type.evidence === 'told',
    );
}

/** Known to be a message, or a text both in code that may send it and in code that may handle it. */
function isMessage(node: Node): boolean {
  if (isKnown(node)) return true;
  if (node.declared) return false;
  const handlers = node.handled.filter(({ handler }) => handler.evidence === 'named');
  const sends = node.sent.filter(({ send }) => send.evidence === 'named');
  const inBrowser = [...handlers, ...sends].every(({ file }) => fileKindOf(file.path).ui);
  return handlers.length > 0 && sends.length > 0 && !inBrowser;
}

/**
 * Functions that take a message stand for their registration elsewhere; others that take a command count where it is sent and
 * nothing says that it handles it.
 */
function withoutGuesses(node: Node): Node {
  const typed = node.handled.filter(({ handler }) => handler.evidence === 'typed');
  const registered = typed.filter((one) => node.handled.some((other) => isRegistration(other, one)));
  const sure = node.handled.filter(
    (one) => one.handler.evidence !== 'typed' && !registered.some((other) => isRegistration(one, other)),
  );
  const counted = [...sure, ...registered];
  const guessed = kindOf(node) === 'event' || node.sent.length === 0 ? [] : typed;
  const handled = counted.length > 0 ? counted : guessed;
  const sent = node.sent.filter(({ file, send }) => send.evidence === 'told' || !isCopy(node, file, send));
  return { ...node, handled, sent };
}

/** True where another file registers the function under its name. */
function isRegistration({ file, handler }: Handling, taking: Handling): boolean {
  return handler.evidence === 'told' && file !== taking.file && handler.name === taking.handler.name;
}

/** Code that makes a message in the message's own class, or out of that same message, does not send it. */
function isCopy({ name, declared, handled }: Node, file: FileFacts, send: Send): boolean {
  const isOwn = declared?.file === file && (send.within === name || send.within.startsWith(`${name}.`));
  const handler = send.handler === undefined ? undefined : file.handlers[send.handler];
  return isOwn || (handler !== undefined && handled.some((one) => one.handler === handler));
}
