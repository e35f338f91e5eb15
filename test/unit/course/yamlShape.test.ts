import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseGlossary } from '../../../src/core/course/parseGlossary.ts';
import { parseLessonMeta } from '../../../src/core/course/parseLessonMeta.ts';
import { parsePaths } from '../../../src/core/course/parsePaths.ts';

const content = join(import.meta.dirname, '../../../content');
const [lesson = ''] = readdirSync(join(content, 'lessons'));

describe('YAML of a course', () => {
  const readers = {
    [`lessons/${lesson}/lesson.yaml`]: parseLessonMeta,
    'glossary.yaml': parseGlossary,
    'paths.yaml': parsePaths,
  };
  const typed = [
    '',
    '&a ',
    '*a',
    '<<: *a',
    '!!set ',
    '{',
    '[',
    '"',
    "'",
    '? ',
    '- ',
    '|',
    '\n',
    '\t',
    '%',
    '#',
  ];

  for (const [file, read] of Object.entries(readers)) {
    it(`${file}: may be read while it is being written`, () => {
      const text = readFileSync(join(content, file), 'utf8').slice(0, 2_000);
      const places = fc.tuple(fc.nat(text.length), fc.constantFrom(...typed), fc.nat(text.length));
      fc.assert(
        fc.property(places, ([at, piece, end]) => {
          const { problems } = read(`${text.slice(0, at)}${piece}${text.slice(at, end)}`, file);
          assert.ok(problems.every(({ line }) => line >= 1));
        }),
        { numRuns: 200 },
      );
    });
  }
});
