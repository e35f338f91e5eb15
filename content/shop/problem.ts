/** Answers a request: the shape of every server and every stub in the shop. */
export type Handler = (request: Request) => Response | Promise<Response>;

/**
 * A refusal as RFC 9457 describes it. `kind` is what programs branch on, such as `unknown-product`; `detail` is for
 * people and about this occurrence; `extensions` are what a program needs to go on.
 */
export function problem(
  status: number,
  kind: string,
  detail: string,
  extensions: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  const type = `https://shop.example.com/problems/${kind}`;
  return new Response(JSON.stringify({ ...extensions, type, title: titleOf(kind), status, detail }), {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  });
}

/** The same for every occurrence: `unknown-product` is "Unknown product". */
function titleOf(kind: string): string {
  const words = kind.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
