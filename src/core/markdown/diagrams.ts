/** Title and description of a Mermaid source, as its `accTitle:` and `accDescr:` (one line, or `{ … }`) say. */
export function readDiagram(source: string): {
  readonly source: string;
  readonly title?: string;
  readonly description?: string;
} {
  const title = /^[ \t]*accTitle[ \t]*:[ \t]*(.+)$/m.exec(source)?.[1]?.trim();
  const line = /^[ \t]*accDescr[ \t]*:[ \t]*(.+)$/m.exec(source)?.[1];
  const block = /^[ \t]*accDescr[ \t]*\{([^}]*)\}/m.exec(source)?.[1];
  const description = (line ?? block)?.replace(/\s+/g, ' ').trim();
  return { source: source.trimEnd(), ...(title && { title }), ...(description && { description }) };
}
