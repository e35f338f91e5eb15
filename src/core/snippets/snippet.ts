import type { Localized } from '../locale.ts';

/** A pattern ready to be inserted: what the build makes of one template file. */
export interface Snippet {
  /** What is typed to get it, unique within its language; also the name of the template file. */
  readonly prefix: string;
  readonly language: SnippetLanguage;
  readonly title: Localized;
  readonly description: Localized;
  readonly pattern: PatternGroup;
  readonly lesson: LessonLink;
  /** The framework the code is written for; absent where it needs none. */
  readonly framework?: string;
  /** It goes around the selection, and is of no use without one. */
  readonly surrounds?: true;
  /** Modules the code imports that the language does not bring along; a file that imports one wants this variant. */
  readonly needs: readonly string[];
  /** How many of the first tab stops are names that are carried through in several cases. */
  readonly names: number;
  /** The package clause and imports that belong at the top of the file, one statement each. */
  readonly preamble: readonly string[];
  /** VS Code snippet syntax; indented by tabs, which the editor turns into what its file uses. */
  readonly body: string;
}

export interface LessonLink {
  readonly slug: string;
  /** Id of a heading of the lesson. */
  readonly heading: string;
}

/** The headings patterns stand under, in the order of the book. */
export const patternGroups = {
  design: { en: 'Boundaries and decisions', ko: '경계와 결정' },
  contracts: { en: 'Contracts', ko: '계약' },
  resilience: { en: 'Resilient calls', ko: '견디는 호출' },
  messaging: { en: 'Messages, outbox, inbox', ko: '메시지, 아웃박스, 인박스' },
  streams: { en: 'Stream processing', ko: '스트림 처리' },
  cqrs: { en: 'CQRS', ko: 'CQRS' },
  'event-sourcing': { en: 'Event sourcing', ko: '이벤트 소싱' },
  projections: { en: 'Projections', ko: '프로젝션' },
  sagas: { en: 'Sagas', ko: '사가' },
  gateway: { en: 'API gateway', ko: 'API 게이트웨이' },
  operations: { en: 'Operations', ko: '운영' },
} as const satisfies Record<string, Localized>;

export type PatternGroup = keyof typeof patternGroups;

export function isPatternGroup(value: unknown): value is PatternGroup {
  return typeof value === 'string' && Object.hasOwn(patternGroups, value);
}

interface LanguageTraits {
  readonly title: string;
  /** Ending of template files, without the dot. */
  readonly extension: string;
  /** What each line of the header starts with; Markdown has a plain front matter. */
  readonly comment: '//' | '#' | '--' | '';
  /** One level of indentation in template files. */
  readonly indent: string;
  /** The case in which a lone lower-case name is written: `orderLine`, `order_line` or `order-line`. */
  readonly lowerCase: 'camel' | 'snake' | 'kebab';
  /** VS Code language ids in which the snippets are offered; the first is that of a new file. */
  readonly editorLanguages: readonly string[];
}

/** The languages patterns are offered in; the keys are the folders of `content/snippets`, but JavaScript is made of TypeScript. */
export const snippetLanguages = {
  typescript: language('TypeScript', 'ts', '//', '  ', 'camel', ['typescript', 'typescriptreact']),
  javascript: language('JavaScript', 'js', '//', '  ', 'camel', ['javascript', 'javascriptreact']),
  java: language('Java', 'java', '//', '    ', 'camel', ['java']),
  csharp: language('C#', 'cs', '//', '    ', 'camel', ['csharp']),
  go: language('Go', 'go', '//', '\t', 'camel', ['go']),
  python: language('Python', 'py', '#', '    ', 'snake', ['python']),
  yaml: language('YAML', 'yaml', '#', '  ', 'kebab', ['yaml']),
  sql: language('SQL', 'sql', '--', '  ', 'snake', ['sql']),
  markdown: language('Markdown', 'md', '', '  ', 'kebab', ['markdown']),
} as const satisfies Record<string, LanguageTraits>;

export type SnippetLanguage = keyof typeof snippetLanguages;

export const snippetLanguageIds = Object.keys(snippetLanguages) as readonly SnippetLanguage[];

/** The language of the patterns for a VS Code language id; undefined where there are none. */
export function snippetLanguageOf(editorLanguage: string): SnippetLanguage | undefined {
  return snippetLanguageIds.find((id) => snippetLanguages[id].editorLanguages.includes(editorLanguage));
}

function language(
  title: string,
  extension: string,
  comment: LanguageTraits['comment'],
  indent: string,
  lowerCase: LanguageTraits['lowerCase'],
  editorLanguages: readonly string[],
): LanguageTraits {
  return { title, extension, comment, indent, lowerCase, editorLanguages };
}
