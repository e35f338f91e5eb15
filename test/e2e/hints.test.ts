import assert from 'node:assert/strict';

import { session } from './hooks.ts';

describe('hints', () => {
  after(() => session().workbench.closeAllEditors());

  it('mark a dual write and say what is wrong with it', async () => {
    const { workbench } = session();
    await workbench.openFile('src/placeOrder.ts');
    const hover = await workbench.source.pointAtHint();
    assert.match((await hover.textContent()) ?? '', /outbox-dual-write/);
  });
});
