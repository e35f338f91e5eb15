/** Names people write after a fence, by the one name this program uses. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  bash: ['sh', 'shell', 'zsh', 'console', 'shellscript'],
  csharp: ['cs', 'c#'],
  dockerfile: ['docker'],
  go: ['golang'],
  javascript: ['js', 'mjs', 'cjs', 'node'],
  json: ['jsonc', 'json5'],
  kotlin: ['kt'],
  markdown: ['md'],
  proto: ['protobuf', 'proto3'],
  python: ['py', 'python3', 'pycon'],
  rust: ['rs'],
  text: ['', 'txt', 'plain', 'plaintext', 'none', 'output'],
  tsx: ['typescriptreact'],
  jsx: ['javascriptreact'],
  typescript: ['ts', 'mts', 'cts'],
  yaml: ['yml'],
};

const canonical = new Map(
  Object.entries(aliases).flatMap(([name, others]) => others.map((other) => [other, name] as const)),
);

const labels: Readonly<Record<string, string>> = {
  csharp: 'C#',
  cpp: 'C++',
  css: 'CSS',
  graphql: 'GraphQL',
  html: 'HTML',
  http: 'HTTP',
  ini: 'INI',
  javascript: 'JavaScript',
  json: 'JSON',
  jsx: 'JSX',
  proto: 'Protocol Buffers',
  sql: 'SQL',
  text: '',
  toml: 'TOML',
  tsx: 'TSX',
  typescript: 'TypeScript',
  xml: 'XML',
  yaml: 'YAML',
};

/** `ts` → `typescript`; a name without an alias stays as it is, in lower case. */
export function canonicalLanguage(name: string): string {
  const lower = name.toLowerCase();
  return canonical.get(lower) ?? lower;
}

/** What a reader sees: `typescript` → `TypeScript`; empty for plain text. */
export function languageLabel(language: string): string {
  return labels[language] ?? language.charAt(0).toUpperCase() + language.slice(1);
}

/** The canonical language of a file by its ending, or `text`. */
export function languageOfFile(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  return /dockerfile$/i.test(path) ? 'dockerfile' : ending === path ? 'text' : canonicalLanguage(ending);
}
