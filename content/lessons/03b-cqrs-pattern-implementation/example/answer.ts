import { problem } from '../../../shop/problem.ts';
import type { Outcome, Refusal } from './outcome.ts';
import { ConflictError } from './unitOfWork.ts';

// #region answer
/** What the customer's program is told. */
export function answer(result: Outcome | Refusal): Response {
  switch (result.status) {
    case 'accepted':
      return Response.json(result, { status: result.version === 1 ? 201 : 200 });
    case 'rejected':
      return problem(409, result.reason, 'Asking again will not change the answer.');
    case 'malformed':
      return problem(422, 'malformed-command', 'Correct it first.', { errors: result.errors });
    case 'forbidden':
      return problem(403, 'forbidden', 'Not with this token.');
    case 'not-found':
      return problem(404, 'unknown-order', 'There is no such order of yours.');
  }
}

/** What was thrown: nothing is known to be stored, and the same command may be sent again. */
export function answerError(error: unknown): Response {
  return error instanceof ConflictError
    ? problem(503, 'busy', 'Send the same command again.', {}, { 'retry-after': '1' })
    : problem(500, 'fault', 'Send the same command again, or call us.');
}
// #endregion answer
