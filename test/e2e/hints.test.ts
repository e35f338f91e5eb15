import { session } from './hooks.ts';

describe('hints', () => {
  it('mark a dual write and say what is wrong with it', async () => {
    const { workbench } = session();
    await workbench.openFile('src/placeOrder.ts');
    await workbench.source.hints.first().waitFor();
    await workbench.runCommand('View: Focus Problems');
    await workbench.problem('outbox-dual-write').waitFor();
  });
});
