import assert from 'node:assert/strict';
import { excerptOf } from '../../../src/core/search/excerpt.ts';
import { type SearchDocument, SearchIndex } from '../../../src/core/search/searchIndex.ts';

function section(heading: string, text: string, headingTitle = ''): SearchDocument {
  return { bookId: 'book', slug: 'lesson', heading, lessonTitle: '', headingTitle, text };
}

const korean = SearchIndex.of([
  section('compensation', '단계가 실패하면 보상 트랜잭션을 역순으로 실행합니다.'),
  section('compound', '보상트랜잭션은 되돌리기가 아니라 새로운 행위입니다.'),
  section('publish', '이벤트가 발행되면 구독자가 받습니다.'),
  section('snapshot', '스냅샷은 접기 결과의 캐시입니다.'),
  section('outbox', 'Outbox에서 읽은 행을 Kafka로 보냅니다. 트랜잭션 경계가 중요합니다.'),
  section('gap', '커밋 순서와 위치 사이에는 틈이 있습니다.'),
]);
const english = SearchIndex.of([
  section('projection', 'Projections fold events into a view.'),
  section('publish', 'The relay publishes each row at least once.'),
  section('lock', 'A semantic lock marks work in progress.'),
  section('idempotent', 'Consumers must be idempotent.'),
]);

function headings(index: SearchIndex, query: string): string[] {
  return index.search(query).map((hit) => hit.heading);
}

describe('search', () => {
  it('finds a Korean noun whatever particle the query or the text has', () => {
    for (const query of ['스냅샷', '스냅샷을', '스냅샷은', '스냅샷으로'])
      assert.deepEqual(headings(korean, query), ['snapshot'], query);
    for (const query of ['발행', '발행을', '발행하는'])
      assert.deepEqual(headings(korean, query), ['publish'], query);
  });

  it('finds a compound with or without its space', () => {
    for (const query of ['보상트랜잭션', '보상 트랜잭션', '보상 트랜잭션을']) {
      assert.deepEqual(headings(korean, query).toSorted(), ['compensation', 'compound'], query);
    }
  });

  it('finds Korean and English words in one query', () => {
    assert.deepEqual(headings(korean, 'outbox 트랜잭션'), ['outbox']);
    assert.deepEqual(headings(korean, 'Kafka로'), ['outbox']);
  });

  it('finds a word of one syllable', () => {
    assert.deepEqual(headings(korean, '틈'), ['gap']);
  });

  it('finds composed and decomposed Hangul alike', () => {
    assert.deepEqual(headings(korean, '스냅샷'.normalize('NFD')), ['snapshot']);
  });

  it('finds English words by their stem, half typed, and with a typing error', () => {
    assert.deepEqual(headings(english, 'projection'), ['projection']);
    assert.deepEqual(headings(english, 'published relay'), ['publish']);
    assert.deepEqual(headings(english, 'semanti'), ['lock']);
    assert.deepEqual(headings(english, 'idempotant consumer'), ['idempotent']);
  });

  it('falls back to any word where no section holds all', () => {
    assert.deepEqual(headings(english, 'semantic projections').toSorted(), ['lock', 'projection']);
  });

  it('takes words in quotes as they stand', () => {
    assert.deepEqual(headings(english, '"at least once"'), ['publish']);
    assert.deepEqual(headings(english, '"least at once"'), []);
  });

  it('puts a heading before a mention', () => {
    const index = SearchIndex.of([
      section('mention', 'The outbox is elsewhere.'),
      section('own', 'Rows.', 'The outbox'),
    ]);
    assert.deepEqual(headings(index, 'outbox'), ['own', 'mention']);
  });

  it('survives being written and read', async () => {
    const copy = await SearchIndex.load(JSON.stringify(korean));
    assert.deepEqual(headings(copy, '보상 트랜잭션').toSorted(), ['compensation', 'compound']);
  });

  it('answers nothing to a query without words', () => {
    assert.deepEqual(headings(english, ' "·" '), []);
  });
});

describe('excerpt', () => {
  it('shows the stretch that holds most words and marks them', () => {
    const text = `${'lock '.repeat(30)} then the semantic lock is taken by the saga and released. ${'end '.repeat(40)}`;
    const excerpt = excerptOf(text, 'semantic saga', 60);
    assert.deepEqual(
      excerpt.marks.map(([start, end]) => excerpt.text.slice(start, end)),
      ['semantic', 'saga'],
    );
    assert.ok(excerpt.text.startsWith('… ') && excerpt.text.endsWith(' …'));
  });

  it('marks overlapping bigrams as one', () => {
    const excerpt = excerptOf('그래서 보상트랜잭션을 실행합니다', '보상 트랜잭션');
    assert.deepEqual(
      excerpt.marks.map(([start, end]) => excerpt.text.slice(start, end)),
      ['보상트랜잭션'],
    );
  });
});
