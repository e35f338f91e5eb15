import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { bookBundle, bookProblems } from '../../../src/core/course/bookBundle.ts';
import { loadChapterIndex } from '../../../src/core/course/chapterIndex.ts';
import { parseGlossary } from '../../../src/core/course/parseGlossary.ts';
import { type KnownNames, parseLessonMeta } from '../../../src/core/course/parseLessonMeta.ts';
import { parsePaths } from '../../../src/core/course/parsePaths.ts';
import type { Problem } from '../../../src/core/problem.ts';

const content = (name: string) => readFileSync(new URL(`../../../content/${name}`, import.meta.url), 'utf8');
const said = (problems: readonly Problem[]) => problems.map(({ line, message }) => `${line} ${message}`);

const lessonYaml = `title: { en: CQRS fundamentals, ko: CQRS 기초 }
level: intermediate
minutes: { read: 14, lab: 20 }
prerequisites: [16-03-event-driven-architecture]
objectives:
  en: [Tell CQS from CQRS]
  ko: [CQS와 CQRS를 구분한다]
rules: [a-rule]
snippets: [pb-read-model]
sources:
  - { title: A book, section: Chapter 1, url: "https://example.com/a" }
quiz:
  - question: { en: "Why?", ko: "왜입니까?" }
    answers:
      - { right: true, text: { en: Yes, ko: 예 }, why: { en: Because, ko: 그렇기 때문입니다 } }
      - { text: { en: No, ko: 아니요 }, why: { en: Not so, ko: 아닙니다 } }
exercise:
  task: { en: Do it, ko: 해 보십시오 }
  hints: { en: [Look], ko: [보십시오] }
`;
const parse = (text: string, known: KnownNames = {}) =>
  parseLessonMeta(text, 'lessons/a-lesson/lesson.yaml', known);

describe('parseLessonMeta', () => {
  it('reads a whole lesson', () => {
    const { meta, problems } = parse(lessonYaml);
    assert.deepEqual(problems, []);
    assert.deepEqual(meta, {
      slug: 'a-lesson',
      title: { en: 'CQRS fundamentals', ko: 'CQRS 기초' },
      level: 'intermediate',
      minutes: { read: 14, lab: 20 },
      prerequisites: ['16-03-event-driven-architecture'],
      objectives: { en: ['Tell CQS from CQRS'], ko: ['CQS와 CQRS를 구분한다'] },
      rules: ['a-rule'],
      snippets: ['pb-read-model'],
      sources: [{ title: 'A book', section: 'Chapter 1', url: 'https://example.com/a' }],
      quiz: [
        {
          question: { en: 'Why?', ko: '왜입니까?' },
          answers: [
            { right: true, text: { en: 'Yes', ko: '예' }, why: { en: 'Because', ko: '그렇기 때문입니다' } },
            { right: false, text: { en: 'No', ko: '아니요' }, why: { en: 'Not so', ko: '아닙니다' } },
          ],
        },
      ],
      exercise: { task: { en: 'Do it', ko: '해 보십시오' }, hints: { en: ['Look'], ko: ['보십시오'] } },
      formerSlugs: [],
    });
  });

  const faults: [string, (text: string) => string, string[]][] = [
    ['a missing language', (text) => text.replace(', ko: CQRS 기초', ''), ['1 title: ko is missing']],
    ['an unknown key', (text) => text.replace('level:', 'levle: x\nlevel:'), ['2 unknown key levle']],
    ['a missing field', (text) => text.replace(/^snippets.*\n/m, ''), ['1 snippets is missing']],
    ['a key that stands twice', (text) => `${text}level: advanced\n`, ['20 YAML: Map keys must be unique']],
    [
      'a wrong level',
      (text) => text.replace('intermediate', 'easy'),
      ['2 level: one of fundamental, intermediate, advanced is expected'],
    ],
    [
      'minutes that are no number',
      (text) => text.replace('14', 'long'),
      ['3 minutes.read: a whole number is expected'],
    ],
    [
      'an empty text',
      (text) => text.replace('en: Because', 'en: ""'),
      ['15 quiz[0].answers[0].why.en: a text is expected'],
    ],
    [
      'no right answer',
      (text) => text.replace('right: true, ', ''),
      ['13 quiz[0]: exactly one answer is right, not 0'],
    ],
    [
      'two right answers',
      (text) => text.replace('- { text', '- { right: true, text'),
      ['13 quiz[0]: exactly one answer is right, not 2'],
    ],
    [
      'an answer without a reason',
      (text) => text.replace(', why: { en: Not so, ko: 아닙니다 }', ''),
      ['16 quiz[0].answers[1]: why is missing'],
    ],
    [
      'an address without https',
      (text) => text.replace('https:', 'javascript:'),
      ['11 sources[0].url: an address that begins with https:// is expected'],
    ],
    ['an alias', (text) => text.replace('[a-rule]', '*x'), ['8 rules: a list is expected']],
  ];
  for (const [name, change, expected] of faults) {
    it(`reports ${name} with its line and keeps the rest`, () => {
      const { meta, problems } = parse(change(lessonYaml));
      assert.deepEqual(said(problems), expected);
      assert.equal(meta?.title.en, 'CQRS fundamentals');
    });
  }

  it('checks names against what exists', () => {
    const { meta, problems } = parse(lessonYaml, {
      lessons: new Set(),
      rules: new Set(),
      snippets: new Set(['pb-read-model']),
    });
    assert.deepEqual(said(problems), [
      '4 prerequisites[0]: 16-03-event-driven-architecture is not a lesson of the index',
      '8 rules[0]: a-rule is not a rule',
    ]);
    assert.deepEqual([meta?.prerequisites, meta?.rules, meta?.snippets], [[], [], ['pb-read-model']]);
  });

  it('has no meta for an empty file, for a list and for a lesson without a title', () => {
    assert.deepEqual(parse(''), {
      problems: [{ file: 'lessons/a-lesson/lesson.yaml', line: 1, message: 'The file is empty' }],
    });
    assert.equal(parse('- a').meta, undefined);
    assert.equal(parse('level: advanced').meta, undefined);
  });

  it('never throws', () => {
    const lines = lessonYaml.split('\n');
    const damaged = fc
      .array(fc.record({ at: fc.nat(lines.length - 1), text: fc.string({ unit: 'binary' }) }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((changes) => changes.reduce((all, { at, text }) => all.with(at, text), lines).join('\n'));
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string({ unit: 'binary' })), (text) => {
        for (const { line } of parse(text).problems) assert.ok(line >= 1);
        parsePaths(text, 'paths.yaml');
        parseGlossary(text, 'glossary.yaml');
      }),
      { numRuns: 300 },
    );
  });
});

describe('the book in content/', () => {
  const load = (locale: 'en' | 'ko') =>
    loadChapterIndex(content(`index.${locale}.md`), `index.${locale}.md`, { locale });
  const editions = { en: load('en'), ko: load('ko') };
  const slugs = new Set(editions.en.lessons.map(({ slug }) => slug));
  const paths = parsePaths(content('paths.yaml'), 'paths.yaml', slugs);
  const glossary = parseGlossary(content('glossary.yaml'), 'glossary.yaml');
  const parts = {
    editions,
    lessons: {},
    groups: paths.groups,
    paths: paths.paths,
    glossary: glossary.terms,
    snippetTitles: {},
  };

  it('has the sections, placements and lessons of the chapter in both languages', () => {
    const fixture = loadChapterIndex(
      readFileSync(new URL('../../fixtures/chapter-index.md', import.meta.url), 'utf8'),
      'index.md',
    );
    for (const edition of [editions.en, editions.ko]) {
      assert.deepEqual(edition.problems, []);
      assert.deepEqual(
        edition.sections.map(({ id, lessons }) => [id, lessons]),
        fixture.sections.map(({ id, lessons }) => [id, lessons]),
      );
      assert.deepEqual(
        edition.lessons.map(({ slug }) => slug),
        fixture.lessons.map(({ slug }) => slug),
      );
    }
    assert.deepEqual(
      editions.ko.sections.map(({ title }) => title),
      fixture.sections.map(({ title }) => title),
    );
  });

  it('has groups and paths that name lessons of the index, the whole book first', () => {
    assert.deepEqual(paths.problems, []);
    assert.deepEqual(
      paths.groups.map(({ id, lessons }) => [id, lessons.length]),
      [
        ['foundations', 8],
        ['operations', 4],
        ['success-factors', 3],
      ],
    );
    assert.deepEqual(
      paths.paths.map(({ id, lessons, primer }) => [id, lessons.length, Object.keys(primer ?? {})]),
      [
        ['whole-book', 34, []],
        ['cqrs-in-an-afternoon', 5, ['en', 'ko']],
        ['sagas-in-an-afternoon', 6, ['en', 'ko']],
        ['gateway-in-an-afternoon', 5, ['en', 'ko']],
      ],
    );
    assert.deepEqual(bookProblems(parts, { en: 'index.en.md', ko: 'index.ko.md' }, 'paths.yaml'), []);
    assert.deepEqual(bookBundle(parts).groups, paths.groups);
  });

  it('has a glossary of 62 terms, each told apart from the others', () => {
    assert.deepEqual(glossary.problems, []);
    assert.equal(glossary.terms.length, 62);
    assert.equal(new Set(glossary.terms.map(({ id }) => id)).size, 62);
    assert.ok(glossary.terms.some(({ id }) => id === 'expand-contract'));
  });

  it('puts lessons without a place into a group of their own', () => {
    const [foundations, ...groups] = paths.groups;
    const bundle = bookBundle({ ...parts, groups });
    assert.deepEqual(bundle.groups.at(-1), {
      id: 'other-lessons',
      title: { en: 'Other lessons', ko: '그 밖의 레슨' },
      lessons: foundations?.lessons,
    });
  });

  it('notices editions that differ and a path that misses a lesson', () => {
    const ko = { ...editions.ko, sections: editions.ko.sections.slice(1) };
    const [whole, ...others] = paths.paths;
    assert.ok(whole);
    const broken = {
      ...parts,
      editions: { ...editions, ko },
      paths: [{ ...whole, lessons: whole.lessons.slice(1) }, ...others],
    };
    assert.deepEqual(bookProblems(broken, { en: 'index.en.md', ko: 'index.ko.md' }, 'paths.yaml'), [
      {
        file: 'index.ko.md',
        line: 1,
        message: 'Sections and their lessons differ from those of index.en.md',
      },
      {
        file: 'paths.yaml',
        line: 1,
        message: 'Path whole-book: 16-11-design-principles stands 0 times, not once',
      },
    ]);
  });
});

describe('bookProblems', () => {
  it('notices former slugs that are in use or claimed twice', () => {
    const course = loadChapterIndex('# T\n- [A](a.md)\n- [B](b.md)', 'index.en.md');
    const lesson = (slug: string, formerSlugs: string[]) => {
      const { meta } = parseLessonMeta(lessonYaml, `lessons/${slug}/lesson.yaml`);
      assert.ok(meta);
      return { ...meta, formerSlugs };
    };
    const lessons = { a: lesson('a', ['b', 'old']), b: lesson('b', ['old']) };
    const parts = {
      editions: { en: course },
      lessons,
      groups: [],
      paths: [],
      glossary: [],
      snippetTitles: {},
    };
    assert.deepEqual(bookProblems(parts, {}, 'paths.yaml'), [
      { file: 'lessons/a/lesson.yaml', line: 1, message: 'formerSlugs: b leads to b' },
      { file: 'lessons/b/lesson.yaml', line: 1, message: 'formerSlugs: old leads to a' },
    ]);
  });
});

describe('parsePaths and parseGlossary', () => {
  it('report unknown lessons with their line and leave them out', () => {
    const text =
      'groups: []\npaths:\n  - id: p\n    title: { en: P, ko: 길 }\n    lessons:\n      - a\n      - b\n';
    const { paths, problems } = parsePaths(text, 'paths.yaml', new Set(['a']));
    assert.deepEqual(paths[0]?.lessons, ['a']);
    assert.deepEqual(said(problems), ['7 paths[0].lessons[1]: b is not a lesson of the index']);
  });

  it('report a spelling that stands for two terms', () => {
    const text = `- term: { en: saga, ko: 사가 }
  definition: { en: A, ko: 가 }
- term: { en: tale, ko: 이야기 }
  definition: { en: B, ko: 나 }
  also: { en: [Saga] }
`;
    assert.deepEqual(said(parseGlossary(text, 'glossary.yaml').problems), [
      '3 [1]: "Saga" stands twice, here and in saga',
    ]);
  });
});
