// ---
// title: { en: 202 Accepted with a status resource, ko: 202 Accepted와 상태 리소스 }
// description:
//   en: Answers 202 only after the work is stored, and tells where to look; polling never starts the work again.
//   ko: 작업을 저장한 뒤에만 202로 답하고 상태를 볼 곳을 알려 줍니다. 상태 조회는 작업을 다시 시작하지 않습니다.
// pattern: resilience
// lesson: 16-50-3-communication-patterns-best-practices#async-request-reply
// names: [Order]
// stops: [/v1/order-operations/, "2"]
// ---

export interface OrderOperation {
  /** Chosen by the client, so a request that is sent again finds the operation it started. */
  readonly id: string;
  readonly status: 'running' | 'succeeded' | 'failed';
  /** Where the result is, once it succeeded. */
  readonly resource?: string;
  readonly reason?: string;
}

export interface OrderOperations {
  /**
   * Stores the operation and the message that starts the work in one transaction; does nothing where the id is known.
   * Resolves once both are durable.
   */
  accept(id: string, payload: unknown): Promise<void>;
  find(id: string): Promise<OrderOperation | undefined>;
}

const pollAfterSeconds = '2';

/** `202` says "stored", no more: whether the order can be fulfilled is found out later. */
export async function acceptOrder(
  operations: OrderOperations,
  id: string,
  payload: unknown,
): Promise<Response> {
  await operations.accept(id, payload);
  return Response.json(
    { id, status: 'running' },
    { status: 202, headers: { location: statusUrl(id), 'retry-after': pollAfterSeconds } },
  );
}

/** A failed operation is still a successful answer to "how is it going?". */
export async function orderStatus(operations: OrderOperations, id: string): Promise<Response> {
  const operation = await operations.find(id);
  if (operation === undefined) return new Response(null, { status: 404 });
  const headers: Record<string, string> = { 'cache-control': 'no-store' };
  if (operation.status === 'running') headers['retry-after'] = pollAfterSeconds;
  return Response.json(operation, { headers });
}

function statusUrl(id: string): string {
  return `/v1/order-operations/${encodeURIComponent(id)}`;
}
