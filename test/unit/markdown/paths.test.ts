import assert from 'node:assert/strict';
import { lessonFinder, resolvePath } from '../../../src/core/markdown/paths.ts';
import { termFinder } from '../../../src/core/markdown/terms.ts';

describe('paths of links', () => {
  it('start from the file they stand in and stay inside the course', () => {
    assert.equal(resolvePath('a/b/c.md', '../d/e.md'), 'a/d/e.md');
    assert.equal(resolvePath('c.md', './d.md'), 'd.md');
    assert.equal(resolvePath('a/c.md', '../../x'), undefined);
  });

  it('find a lesson by every spelling that courses use', () => {
    const find = lessonFinder([
      { slug: 'saga', path: './saga.md' },
      { slug: 'guide', path: 'guide/index.md' },
      { slug: 'guide--setup', path: 'guide/setup.md' },
      { slug: 'readme', path: 'part/README.md' },
    ]);
    for (const [path, slug] of [
      ['saga.md', 'saga'],
      ['saga', 'saga'],
      ['lessons/saga', 'saga'],
      ['guide', 'guide'],
      ['guide/index.md', 'guide'],
      ['guide/setup.html', 'guide--setup'],
      ['part', 'readme'],
      ['nowhere.md', undefined],
    ] as const) {
      assert.equal(find(path), slug, path);
    }
  });
});

describe('glossary terms in a text', () => {
  const find = termFinder([
    { id: 'saga', spellings: ['saga', 'sagas'] },
    { id: 'event-store', spellings: ['event store'] },
    { id: 'event', spellings: ['event'] },
    { id: 'compensation', spellings: ['보상', '보상 트랜잭션'] },
    { id: 'cpp', spellings: ['C++'] },
  ]);
  const found = (text: string): readonly string[] =>
    find(text).map(({ id, start, end }) => `${id}:${text.slice(start, end)}`);

  it('are whole words, the longest spelling first', () => {
    assert.deepEqual(found('Sagas in an event\nstore; eventual, non-event, C++.'), [
      'saga:Sagas',
      'event-store:event\nstore',
      'cpp:C++',
    ]);
  });

  it('may carry Korean particles, but no letters before them', () => {
    assert.deepEqual(found('보상 트랜잭션은 무보상이 아니라 보상을 뜻합니다. saga를'), [
      'compensation:보상 트랜잭션',
      'compensation:보상',
      'saga:saga',
    ]);
  });

  it('are none without a glossary', () => assert.deepEqual(termFinder([])('saga'), []));
});
