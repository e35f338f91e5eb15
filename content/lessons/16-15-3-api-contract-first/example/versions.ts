import { resolve, type Schema } from '../../../shop/jsonSchema.ts';
import { describe, responseGaps } from './compatibility.ts';
import { openApi } from './contract.ts';

const v1 = resolve({ $ref: '#/components/schemas/Order' }, openApi);
const { total: _, ...withoutTotal } = v1.properties ?? {};

/** What the team would like an order to look like next. */
const candidates: Readonly<Record<string, Schema>> = {
  'v1.1': { ...v1, properties: { ...v1.properties, giftWrap: { type: 'boolean' } } },
  v2: {
    ...v1,
    required: (v1.required ?? []).filter((name) => name !== 'total'),
    properties: withoutTotal,
  },
};

/** For each candidate, what the clients of today would stumble over. */
export function judge(): { version: string; breaks: readonly string[] }[] {
  return Object.entries(candidates).map(([version, schema]) => ({
    version,
    breaks: responseGaps({ schema: v1, root: openApi }, { schema, root: openApi }).map((gap) =>
      describe(gap, 'response'),
    ),
  }));
}
