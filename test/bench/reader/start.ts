import { repeat, type Samples, sampleOf, timed } from '../measure.ts';
import { type Bench, openWindow } from './bench.ts';

/** Activation as VS Code itself reports it, and the tree from the click to its first section. */
export async function startBenchmarks(bench: Bench): Promise<Samples> {
  const { workbench } = bench.session;
  const activations: number[] = [];
  const trees: number[] = [];
  const longest = await repeat(5, async () => {
    await workbench.runCommand('View: Show Explorer');
    await openWindow(bench);
    const stretch = await bench.probe.longestWhile(async () => {
      const tree = timed(async () => {
        await workbench.chapterTree.show();
        await workbench.chapterTree.row('16.1').waitFor();
      });
      trees.push(await tree);
    });
    activations.push(await activationTime(bench));
    return stretch;
  });
  return {
    activation: sampleOf(activations),
    treeFirstPaint: sampleOf(trees),
    treeFirstPaintBlocked: longest,
  };
}

async function activationTime({ session }: Bench): Promise<number> {
  const { workbench } = session;
  await workbench.runCommand('Developer: Show Running Extensions');
  const rows = workbench.page.locator('.runtime-extensions-editor .monaco-list-row');
  const text = await rows.filter({ hasText: 'Patternbook' }).locator('.activation-time').innerText();
  // A dialog in newer versions.
  await workbench.page.keyboard.press('Escape');
  return Number(/(\d+)ms/.exec(text)?.[1]);
}
