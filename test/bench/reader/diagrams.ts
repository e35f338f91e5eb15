import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from '../../../src/build/paths.ts';
import { repeat, type Sample, type Samples } from '../measure.ts';
import { type Bench, openWindow } from './bench.ts';

const diagrams = 20;

/** A page of 20 mixed diagrams from opening until all are drawn, and from a change of theme until all are drawn anew. */
export async function diagramBenchmarks(bench: Bench): Promise<Samples> {
  const { workbench, workspace } = bench.session;
  const { page } = workbench;
  const course = join(workspace, 'course');
  await mkdir(join(course, 'docs'), { recursive: true });
  await writeFile(join(course, 'mkdocs.yml'), 'site_name: Measured\n');
  await copyFile(inRoot('test/bench/diagrams.md'), join(course, 'docs/diagrams.md'));
  const size = page.viewportSize();
  // As high as the page, since a diagram is drawn when it comes near the window; and in few pixels, for their painting
  // is not what is measured.
  const devTools = await bench.session.context.newCDPSession(page);
  const high = { width: 1440, height: 12_000, deviceScaleFactor: 0.25, mobile: false };
  await devTools.send('Emulation.setDeviceMetricsOverride', high);
  const lesson = await drawings(bench, () => workbench.openLesson('Twenty diagrams'));
  const preview = await drawings(bench, async () => {
    await workbench.openFile('diagrams.md');
    await workbench.runCommand('Markdown: Open Preview');
  });
  await devTools.send('Emulation.clearDeviceMetricsOverride');
  if (size) await page.setViewportSize(size);
  return {
    diagramsDrawn: lesson.drawn,
    themeSwitch: lesson.recoloured,
    builtInPreviewDiagramsDrawn: preview.drawn,
    builtInPreviewThemeSwitch: preview.recoloured,
  };
}

async function drawings(
  bench: Bench,
  open: () => Promise<void>,
): Promise<Readonly<Record<'drawn' | 'recoloured', Sample>>> {
  const { session, watch } = bench;
  await openWindow(bench);
  const drawn = await repeat(5, async () => {
    await session.workbench.closeAllEditors();
    await open();
    return watch.drawings(diagrams);
  });
  const recoloured = await repeat(6, async () => {
    await session.workbench.runCommand('Preferences: Toggle between Light/Dark Themes');
    return watch.drawings(diagrams);
  });
  return { drawn, recoloured };
}
