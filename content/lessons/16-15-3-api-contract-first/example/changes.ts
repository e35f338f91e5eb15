import type { Schema } from '../../../shop/jsonSchema.ts';
import { describe, requestGaps, responseGaps } from './compatibility.ts';

const before: Schema = {
  type: 'object',
  required: ['state', 'total'],
  properties: {
    state: { enum: ['PENDING', 'APPROVED'] },
    total: { type: 'integer' },
    note: { type: 'string' },
  },
};

const withProperty = (name: string, schema: Schema): Schema => ({
  ...before,
  properties: { ...before.properties, [name]: schema },
});

// #region changes
/** Seven changes, each made once to a request and once to a response: the fourteen pairs. */
export const changes: Readonly<Record<string, Schema>> = {
  'optional field added': withProperty('coupon', { type: 'string' }),
  'required field added': {
    ...withProperty('coupon', { type: 'string' }),
    required: ['state', 'total', 'coupon'],
  },
  'required field removed': {
    ...before,
    required: ['state'],
    properties: { state: { enum: ['PENDING', 'APPROVED'] }, note: { type: 'string' } },
  },
  'required becomes optional': { ...before, required: ['state'] },
  'value added to a list': withProperty('state', { enum: ['PENDING', 'APPROVED', 'ON_HOLD'] }),
  'value removed from a list': withProperty('state', { enum: ['PENDING'] }),
  'null allowed': withProperty('total', { type: ['integer', 'null'] }),
};
// #endregion changes

export interface Verdict {
  readonly change: string;
  readonly direction: 'request' | 'response';
  /** What breaks; empty when the change is compatible. */
  readonly breaks: readonly string[];
}

export function classify(): Verdict[] {
  return Object.entries(changes).flatMap(([change, schema]) =>
    (['request', 'response'] as const).map((direction) => {
      const find = direction === 'request' ? requestGaps : responseGaps;
      const found = find({ schema: before }, { schema });
      return { change, direction, breaks: found.map((gap) => describe(gap, direction)) };
    }),
  );
}
