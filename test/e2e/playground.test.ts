import { session } from './hooks.ts';

describe('the saga playground', () => {
  after(() => session().workbench.closeAllEditors());

  it('finds the planted violation, and none once the saga is sound', async () => {
    const { workbench } = session();
    await workbench.runCommand('Patternbook: Open Saga Playground');
    const { playground } = workbench;
    await playground.choose('How it is built', 'Broken: dual write');
    await playground.invariant('I4', 'broken').waitFor();
    await playground.choose('How it is built', 'Orchestrated');
    await playground.choose('A process dies at', 'order:after-commit');
    await playground.invariant('I4', 'holds').waitFor();
    await playground.diagram.getByText('crashes at after-commit').waitFor();
  });

  it('keeps its plan while it is hidden', async () => {
    const { workbench } = session();
    await workbench.openFile('README.md');
    await workbench.tab('Saga Playground').click();
    await workbench.playground.diagram.getByText('crashes at after-commit').waitFor();
  });
});
