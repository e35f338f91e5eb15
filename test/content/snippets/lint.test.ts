import assert from 'node:assert/strict';
import { lintFindings } from './lintFindings.ts';

describe('patterns and our own lint', function () {
  this.timeout(60_000);

  it('agree', () => assert.equal(lintFindings('content/snippets'), ''));
});
