/** What an event promises: its fields, and which of them may be left out. */
export type EventSchema = Readonly<Record<string, { readonly type: string; readonly optional?: boolean }>>;

// #region gate
/** Why a reader made for `reader` cannot read what is written by `writer`. */
export function cannotRead(reader: EventSchema, writer: EventSchema): string[] {
  return Object.entries(reader).flatMap(([name, { type, optional }]) => {
    const written = writer[name];
    if (!written) return optional ? [] : [`${name} is missing`];
    if (written.type !== type) return [`${name} is ${written.type}`];
    return written.optional && !optional ? [`${name} may be missing`] : [];
  });
}

/** A topic keeps old events, and old readers go on reading: a change has to work in both directions. */
export function gate(published: EventSchema, proposed: EventSchema) {
  return {
    backward: cannotRead(proposed, published),
    forward: cannotRead(published, proposed),
  };
}
// #endregion gate

const published: EventSchema = {
  orderId: { type: 'string' },
  total: { type: 'integer' },
  note: { type: 'string', optional: true },
};
const { note: _, ...withoutNote } = published;
const { total: __, ...withoutTotal } = published;

export { published };

/** Changes as they are proposed in reviews. */
export const changes: readonly (readonly [string, EventSchema])[] = [
  ['add optional channel', { ...published, channel: { type: 'string', optional: true } }],
  ['add required channel', { ...published, channel: { type: 'string' } }],
  ['remove optional note', withoutNote],
  ['remove required total', withoutTotal],
  ['total becomes a string', { ...published, total: { type: 'string' } }],
  ['make total optional', { ...published, total: { type: 'integer', optional: true } }],
];
