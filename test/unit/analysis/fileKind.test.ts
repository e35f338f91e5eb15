import assert from 'node:assert/strict';
import { fileKindOf } from '../../../src/core/analysis/gates.ts';

describe('the kind of a file', () => {
  it('is a test where a folder or the name says so', () => {
    for (const path of [
      'src/test/java/OrderTest.java',
      'src/integrationTest/java/Orders.java',
      'src/functional-tests/orders.ts',
      'e2e/orders.ts',
      'src/order.spec.ts',
    ])
      assert.equal(fileKindOf(path).test, true, path);
    for (const path of ['src/contest/orders.ts', 'src/latest/orders.ts', 'src/order.ts'])
      assert.equal(fileKindOf(path).test, false, path);
  });
});
