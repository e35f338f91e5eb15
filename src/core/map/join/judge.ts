import { fileKindOf } from '../../analysis/gates.ts';
import type { FileFacts, Send } from '../model.ts';
import { isKnown, kindOf, type Node } from './joined.ts';

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

/** Functions that take a command by a parameter count where nothing says that it handles it. */
function withoutGuesses(node: Node): Node {
  const sure = node.handled.filter(({ handler }) => handler.evidence !== 'typed');
  const handled = sure.length > 0 || kindOf(node) === 'event' ? sure : node.handled;
  const sent = node.sent.filter(({ file, send }) => send.evidence === 'told' || !isCopy(node, file, send));
  return { ...node, handled, sent };
}

/** Code that makes a message in the message's own class, or out of that same message, does not send it. */
function isCopy({ name, declared, handled }: Node, file: FileFacts, send: Send): boolean {
  const isOwn = declared?.file === file && (send.within === name || send.within.startsWith(`${name}.`));
  const handler = send.handler === undefined ? undefined : file.handlers[send.handler];
  return isOwn || (handler !== undefined && handled.some((one) => one.handler === handler));
}
