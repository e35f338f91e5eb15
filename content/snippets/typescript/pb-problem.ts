// ---
// title: { en: Problem details (RFC 9457), ko: 문제 상세(RFC 9457) }
// description:
//   en: Errors a program can act on, as application/problem+json; what is unexpected shows an id and no internals.
//   ko: 프로그램이 처리할 수 있는 오류를 application/problem+json으로 돌려줍니다. 예상하지 못한 오류는 내부 정보 없이 식별자만 보입니다.
// pattern: contracts
// lesson: 16-15-3-api-contract-first#problem-details
// stops: [https://shop.example.com/problems/]
// ---

/** A refusal the caller is meant to understand. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly type: string;
  readonly extensions: Readonly<Record<string, unknown>>;

  /**
   * @param type stable and documented, such as `out-of-stock`: what clients branch on
   * @param detail for people, about this occurrence
   * @param extensions what a program needs to go on
   */
  constructor(status: number, type: string, detail: string, extensions: Record<string, unknown> = {}) {
    super(detail);
    this.status = status;
    this.type = type;
    this.extensions = extensions;
  }
}

/** The response to an error. `report` gets what nobody foresaw, with the id that the response shows. */
export function problemResponse(error: unknown, report: (error: unknown, id: string) => void): Response {
  if (error instanceof ProblemError) {
    const { status, type, message: detail, extensions } = error;
    return problem(status, {
      ...extensions,
      type: `https://shop.example.com/problems/${type}`,
      title: titleOf(type),
      detail,
    });
  }
  const id = crypto.randomUUID();
  report(error, id);
  return problem(500, { type: 'about:blank', title: 'Internal Server Error', instance: `urn:uuid:${id}` });
}

function problem(status: number, members: Record<string, unknown>): Response {
  return new Response(JSON.stringify({ ...members, status }), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}

/** The same for every occurrence of a type: `out-of-stock` is "Out of stock". */
function titleOf(type: string): string {
  const words = type.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
