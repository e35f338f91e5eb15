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

  it('say what is checked in a file, and why another is not', async () => {
    const { workbench } = session();
    await workbench.openFile('src/placeOrder.ts');
    await workbench.source.hints.first().waitFor();
    await (await workbench.languageStatus('Rules that check this file')).waitFor();
    await workbench.openFile('src/newFeature.ts');
    await (await workbench.languageStatus('Nothing in this file that a rule is about')).waitFor();
  });
});
