const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
};

/** The value of a quoted literal; unfinished ones lose only the mark they have. */
export function unquote(literal: string): string {
  return withoutEscapes(literal.replace(/^['"`]/, '').replace(/['"`]$/, ''));
}

/** Puts the characters in that escapes stand for. */
export function withoutEscapes(body: string): string {
  if (!body.includes('\\')) return body;
  return body.replace(/\\(u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|\r?\n|.)/gi, (_, escaped: string) => {
    const code = /^(?:u\{?|x)([\da-f]+)\}?$/i.exec(escaped)?.[1];
    if (code !== undefined && escaped.length > 1) return codePoint(Number.parseInt(code, 16));
    if (/^\r?\n$/.test(escaped)) return '';
    return escapes[escaped] ?? escaped;
  });
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** What a comment says, without its marks. */
export function commentText(comment: string): string {
  return comment
    .replace(/^\/\/+|^#+|^\/\*+|\*+\/$/g, '')
    .replace(/^\s*\* ?/gm, '')
    .trim();
}
