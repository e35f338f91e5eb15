import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Schema, validate } from './jsonSchema.ts';

const wrong = (schema: Schema, value: unknown) =>
  validate(schema, value).map(({ pointer, detail }) => `${pointer} ${detail}`);

test('types, null among them, and integers apart from numbers', () => {
  assert.deepEqual(wrong({ type: 'integer' }, 1.5), [' is not of type integer']);
  assert.deepEqual(wrong({ type: ['string', 'null'] }, null), []);
  assert.deepEqual(wrong({ type: 'string' }, null), [' is not of type string']);
  assert.deepEqual(wrong({ type: 'object' }, []), [' is not of type object']);
});

test('values', () => {
  assert.deepEqual(wrong({ enum: ['PENDING', 'APPROVED'] }, 'PAID'), [' is none of PENDING, APPROVED']);
  assert.deepEqual(wrong({ const: 'KRW' }, 'USD'), [' is not "KRW"']);
  assert.deepEqual(wrong({ pattern: '^ord-' }, 'x'), [' does not match ^ord-']);
  assert.deepEqual(wrong({ minimum: 1, maximum: 9 }, 0), [' is less than 1']);
  assert.deepEqual(wrong({ minimum: 1, maximum: 9 }, 10), [' is more than 9']);
});

test('members and items are named by their place', () => {
  const schema: Schema = {
    type: 'object',
    required: ['lines'],
    properties: {
      lines: {
        type: 'array',
        minItems: 1,
        items: { type: 'object', properties: { quantity: { minimum: 1 } } },
      },
    },
  };
  assert.deepEqual(wrong(schema, {}), ['/lines is missing']);
  assert.deepEqual(wrong(schema, { lines: [] }), ['/lines has fewer than 1 items']);
  assert.deepEqual(wrong(schema, { lines: [{ quantity: 1 }, { quantity: 0 }] }), [
    '/lines/1/quantity is less than 1',
  ]);
  assert.deepEqual(wrong(schema, { lines: [{}], note: 'unknown members are allowed' }), []);
  assert.deepEqual(wrong({ ...schema, additionalProperties: false }, { lines: [{}], note: 1 }), [
    '/note is not known',
  ]);
});

test('references point into the document', () => {
  const root = { schemas: { Sku: { type: 'string' } } };
  assert.deepEqual(validate({ $ref: '#/schemas/Sku' }, 1, root), [
    { pointer: '', detail: 'is not of type string' },
  ]);
  assert.throws(() => validate({ $ref: '#/schemas/None' }, 1, root), /nothing at #\/schemas\/None/);
});

test('a keyword that is not checked is refused', () => {
  assert.throws(() => wrong({ maxLength: 3 } as Schema, 'long'), /maxLength is not supported/);
});
