import type { Actor, ApproveOrder, CancelOrder, Command, PlaceOrder } from './commands.ts';
import { approve, cancel, type Decision, place } from './order.ts';
import type { Outcome } from './outcome.ts';
import type { UnitOfWork } from './unitOfWork.ts';

export type Handler<C extends Command> = (command: C, actor: Actor, work: UnitOfWork) => Promise<Outcome>;

const placeOrder: Handler<PlaceOrder> = async (command, actor, work) => {
  const { orderId, coupon } = command;
  if (actor === 'saga') throw new Error('a saga places no orders');
  if (await work.order(orderId)) return { status: 'rejected', orderId, reason: 'exists-already' };
  if (coupon && (await work.couponUsed(coupon, actor))) {
    return { status: 'rejected', orderId, reason: 'coupon-used' };
  }
  const outcome = settle(command, place(command, actor), work);
  if (coupon && outcome.status === 'accepted') work.useCoupon(coupon, actor);
  return outcome;
};

const approveOrder: Handler<ApproveOrder> = async (command, _, work) =>
  settle(command, approve(await existing(command, work)), work);

// #region load-decide-save
const cancelOrder: Handler<CancelOrder> = async (command, _, work) => {
  const order = await existing(command, work);
  return settle(command, cancel(order, command), work);
};

/** Turns a decision into an outcome, and saves the order when it has changed. */
function settle({ orderId }: Command, decision: Decision, work: UnitOfWork): Outcome {
  if ('rejected' in decision) return { status: 'rejected', orderId, reason: decision.rejected };
  work.save(decision.order, decision.event);
  return { status: 'accepted', orderId, version: decision.order.version };
}
// #endregion load-decide-save

async function existing({ orderId }: Command, work: UnitOfWork) {
  const order = await work.order(orderId);
  if (!order) throw new Error(`${orderId} went away after it was authorised`);
  return order;
}

// #region table
type Handlers = { readonly [Type in Command['type']]: Handler<Extract<Command, { type: Type }>> };

const handlers: Handlers = {
  PlaceOrder: placeOrder,
  ApproveOrder: approveOrder,
  CancelOrder: cancelOrder,
};

export const handle: Handler<Command> = (command, actor, work) =>
  (handlers[command.type] as Handler<Command>)(command, actor, work);
// #endregion table
