/** Longer labels are cut. */
const longest = 60;

/** A name that Mermaid takes for any id: other signs than letters and digits are written as their code. */
export function mermaidName(id: string): string {
  return `n${id.replace(/[^A-Za-z\d]/g, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`)}`;
}

/** A text within quotes; Mermaid reads `#…;` as a sign, and backticks as Markdown. */
export function escaped(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return short.replace(/[#"<>`\\{}|;]/g, (sign) => `#${sign.codePointAt(0)};`).replace(/\s+/g, ' ');
}
