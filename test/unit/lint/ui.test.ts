import assert from 'node:assert/strict';
import { findingsIn } from './support.ts';

describe('lint of user interfaces', () => {
  const call = 'export const load = async () => (await fetch("http://order/orders")).json();\n';
  const reported = async (text: string, path?: string) =>
    (await findingsIn(text, { ...(path && { path }) })).map(({ rule }) => rule);

  it('asks a service for a timeout', async () => {
    assert.deepEqual(await reported(call), ['res-call-without-timeout']);
  });

  it('passes over what the path or an import of its library says to be a user interface', async () => {
    assert.deepEqual(await reported(call, 'web/frontend/load.ts'), []);
    assert.deepEqual(await reported(call, 'apps/dashboard/src/load.ts'), []);
    assert.deepEqual(await reported(`import { useEffect } from 'react';\n${call}`), []);
  });
});
