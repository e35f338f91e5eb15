// ---
// title: { en: Port and adapter between modules, ko: 모듈 사이의 포트와 어댑터 }
// description:
//   en: A module says what it needs in its own words; an adapter meets it, in process today and over the network tomorrow.
//   ko: 모듈은 필요한 것을 자기 언어로 정의하고 어댑터가 맞춰 줍니다. 오늘은 같은 프로세스, 내일은 네트워크 너머일 수 있습니다.
// pattern: design
// lesson: 16-13-1-single-responsibility#modules-with-ports
// names: [Payment]
// ---

/** The port: belongs to the module that calls, and names no type of the module behind it. */
export interface PaymentPort {
  /**
   * Authorizes once a key, however often it is called.
   * "unknown" where there was no answer: ask again with the same key, and do not take it for a refusal.
   */
  authorize(request: PaymentRequest): Promise<'authorized' | 'declined' | 'unknown'>;
}

export interface PaymentRequest {
  readonly key: string;
  readonly orderId: string;
  readonly amount: number;
}

/** The adapter while both modules live in one process: calls the other module's public function. */
export function paymentInProcess(
  pay: (reference: string, minorUnits: number) => Promise<{ readonly ok: boolean }>,
): PaymentPort {
  return {
    async authorize({ key, amount }) {
      const { ok } = await pay(key, amount);
      return ok ? 'authorized' : 'declined';
    },
  };
}

/** The adapter once payment is a service of its own: the callers do not change. */
export function paymentOverHttp(
  baseUrl: URL,
  send: (url: URL, init: RequestInit) => Promise<Response> = fetch,
): PaymentPort {
  return {
    async authorize({ key, orderId, amount }) {
      try {
        const response = await send(new URL('/v1/authorizations', baseUrl), {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify({ orderId, amount }),
          signal: AbortSignal.timeout(2_000),
        });
        if (response.status === 201) return 'authorized';
        return response.status === 402 ? 'declined' : 'unknown';
      } catch {
        // Timeouts and broken connections: it may have been carried out.
        return 'unknown';
      }
    },
  };
}
