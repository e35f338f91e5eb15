import type { LessonDocument } from '../../src/core/course/bundle.ts';
import type { LessonMeta } from '../../src/core/course/lessonMeta.ts';
import type { Locale } from '../../src/core/locale.ts';
import { buildLessonView, type LessonView } from '../../src/core/markdown/lessonView.ts';

const both = (en: string, ko: string) => ({ en, ko });

const meta: LessonMeta = {
  slug: 'sample',
  title: both('A lesson with everything', '모든 것이 들어 있는 레슨'),
  level: 'intermediate',
  minutes: { read: 12, lab: 20 },
  prerequisites: ['before'],
  objectives: { en: ['Tell `a` from `b`'], ko: ['`a`와 `b`를 구분한다'] },
  rules: ['saga-wait-without-timeout'],
  snippets: ['pb-saga-def', 'pb-saga-timer'],
  sources: [{ title: 'Sagas', section: 'Section 3', url: 'https://sources.example/sagas' }],
  quiz: [
    {
      question: both('What turns a saga back?', '무엇이 사가를 되돌립니까?'),
      answers: [
        { text: both('A timeout', '타임아웃'), right: false, why: both('It is unknown.', '알 수 없습니다.') },
        { text: both('A refusal', '거절'), right: true, why: both('It is certain.', '확실합니다.') },
      ],
    },
  ],
  exercise: {
    task: both('Repair `broken.ts`.', '`broken.ts`를 고치십시오.'),
    hints: { en: ['Look at the order.', 'Turn it round.'], ko: ['순서를 보십시오.', '뒤집으십시오.'] },
  },
  formerSlugs: [],
};

/** Text for `count` paragraphs, to have something to scroll. */
export function filler(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `Paragraph ${index + 1}. ${'Words of a lesson. '.repeat(20)}`,
  ).join('\n\n');
}

export const sampleMarkdown = `The **saga** is a pattern, and a [lesson](../before/#there) of its own, with a [source](https://a.example/).

## Start {#start}

\`\`\`ts
const total = items.reduce((sum, item) => sum + item.price, 0); // a long line that scrolls in its own frame
\`\`\`

\`\`\`mermaid
flowchart LR
  accTitle: Two services
  accDescr: The order service calls the payment service.
  order["order"] --> payment["payment"]
\`\`\`

\`\`\`ts file=example/main.ts
\`\`\`

::: failure Half an order
The stock stays reserved.
:::

| a | b |
|---|---|
| 1 | 2 |

## Wrong {#wrong}

\`\`\`mermaid
flowchart LR
  accTitle: Broken
  a --> b
  b --> --> c
\`\`\`

${filler(12)}

## Far {#far}

\`\`\`mermaid
sequenceDiagram
  accTitle: A call
  accDescr: A calls B.
  A->>B: hello
\`\`\`

The mean is $\\frac{a}{b}$ of it.

- [x] done

${filler(6)}
`;

export interface SampleOptions {
  readonly locale?: Locale;
  /** The language the reader asked for, where it is another. */
  readonly requestedLocale?: Locale;
  readonly markdown?: string;
  readonly remoteImages?: boolean;
}

export function sampleView({
  locale = 'en',
  requestedLocale = locale,
  markdown,
  remoteImages = false,
}: SampleOptions = {}): LessonView {
  const document: LessonDocument = {
    bookId: 'book',
    slug: 'sample',
    locale,
    requestedLocale,
    title: meta.title[requestedLocale] ?? '',
    path: 'lessons/sample/en.md',
    markdown: markdown ?? sampleMarkdown,
    files: { 'example/main.ts': "console.log('a saga');\n", 'example/output.txt': 'a saga\n' },
    meta,
  };
  const links = { before: 'The lesson before', after: 'The lesson after' };
  return buildLessonView(
    document,
    {
      lessonAt: (path) => (path === 'lessons/before' ? 'before' : undefined),
      imageUrl: (path) => `/fixtures/lesson-page/${path}`,
      ...(remoteImages && { remoteImageUrl: (url) => url }),
    },
    {
      trail: ['Book', '1.1 Section'],
      glossary: [
        {
          id: 'saga',
          term: both('saga', '사가'),
          definition: both('A sequence of local transactions.', '지역 트랜잭션의 연속입니다.'),
        },
      ],
      previous: { slug: 'before', title: links.before },
      next: { slug: 'after', title: links.after },
      link: (slug) => ({ slug, title: links.before, state: 'read' }),
      snippetTitle: (prefix) => (prefix === 'pb-saga-def' ? 'Saga definition' : undefined),
    },
  ).view;
}
