import assert from 'node:assert/strict';

import type { Course } from '../../../src/core/course/course.ts';
import type { Shelf } from '../../../src/editor/course/shelf.ts';
import {
  bookNode,
  childrenOf,
  type TreeNode,
  type TreeOptions,
} from '../../../src/editor/course/treeNode.ts';

const course: Course = {
  format: 'chapter',
  title: 'Patterns',
  locale: 'en',
  introduction: '',
  sections: [
    { id: '1', number: '1', title: 'Events', lessons: ['log', 'outbox'], sections: [] },
    {
      id: '2',
      number: '2',
      title: 'Sagas',
      lessons: [],
      sections: [{ id: '2.1', title: 'Styles', lessons: ['outbox', 'saga'], sections: [] }],
    },
  ],
  lessons: ['preface', 'log', 'outbox', 'saga', 'pods'].map((slug) => ({
    slug,
    title: slug.toUpperCase(),
    path: `${slug}.md`,
  })),
  problems: [],
};

// Only what the tree reads of a shelf.
const shelf = {
  book: { id: 'book', editions: { en: course } },
  groups: [{ id: 'operations', title: { en: 'Operations', ko: '운영' }, lessons: ['pods'] }],
  paths: [{ id: 'short', title: { en: 'Short' }, primer: { en: 'First …' }, lessons: ['saga'] }],
} as unknown as Shelf;

const options: TreeOptions = { locale: 'en', filter: undefined, pathsTitle: 'Paths', primerTitle: 'Primer' };

function outline(node: TreeNode, by: TreeOptions, indent = ''): string[] {
  return [indent + node.title, ...childrenOf(node, by).flatMap((child) => outline(child, by, `${indent}  `))];
}

describe('chapter tree', () => {
  it('shows stray lessons, sections, groups and paths in that order; a lesson stands wherever the index has it', () => {
    assert.deepEqual(outline(bookNode(shelf, 'en'), options), [
      'Patterns',
      '  PREFACE',
      '  1 Events',
      '    LOG',
      '    OUTBOX',
      '  2 Sagas',
      '    Styles',
      '      OUTBOX',
      '      SAGA',
      '  Operations',
      '    PODS',
      '  Paths',
      '    Short',
      '      Primer',
      '      SAGA',
    ]);
  });

  it('shows only what passes the filter, and no section without it', () => {
    const filtered = { ...options, filter: (_shelf: Shelf, slug: string) => slug === 'saga' };
    assert.deepEqual(outline(bookNode(shelf, 'en'), filtered), [
      'Patterns',
      '  2 Sagas',
      '    Styles',
      '      SAGA',
      '  Paths',
      '    Short',
      '      SAGA',
    ]);
  });

  it('takes the other edition where a language has none', () => {
    assert.equal(bookNode(shelf, 'ko').title, 'Patterns');
    assert.ok(outline(bookNode(shelf, 'ko'), { ...options, locale: 'ko' }).includes('  운영'));
  });
});
