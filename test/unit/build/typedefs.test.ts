import assert from 'node:assert/strict';
import { withTypedefs } from '../../../src/build/typedefs.ts';

describe('types in comments', () => {
  it('describe interfaces, their members and what documents them', () => {
    const code = `/** What the handler does. */
export interface Transaction<Row> {
  /**
   * False when the id
   * was there before.
   */
  record(id: string, row: { readonly a: Row; readonly b: number }): Promise<boolean>;
  readonly total?: number;
}

export interface Next extends Transaction<string> {
  readonly b: number;
}

const a = 1;
`;
    assert.equal(
      withTypedefs(code),
      `/**
 * What the handler does.
 *
 * @template Row
 * @typedef {object} Transaction
 * @property {(id: string, row: { readonly a: Row; readonly b: number }) => Promise<boolean>} record False when the id was there before.
 * @property {number} [total]
 */


/**
 * @typedef {Transaction<string> & { b: number }} Next
 */


const a = 1;
`,
    );
  });

  it('describe other types in one line', () => {
    const code = `/** The answer. */
export type Outcome =
  | { readonly status: 'accepted' }
  /** Not an error. */
  | { readonly status: 'rejected'; readonly reason: string };
export type InTransaction = <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;
`;
    assert.equal(
      withTypedefs(code),
      `/**
 * The answer.
 *
 * @typedef {{ readonly status: 'accepted' } | { readonly status: 'rejected'; readonly reason: string }} Outcome
 */

/**
 * @typedef {<T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>} InTransaction
 */

`,
    );
  });

  it('leave out what is neither exported nor documented', () => {
    assert.equal(withTypedefs('interface Own {\n  readonly a: number;\n}\n'), '\n');
  });
});
