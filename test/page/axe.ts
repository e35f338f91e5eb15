import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core');

/** Serious and critical violations, each with the element it is about. */
export async function violations(page: Page): Promise<readonly string[]> {
  // Evaluated rather than added as a script: the page's policy would refuse that one, as it should.
  await page.evaluate(await readFile(axePath, 'utf8'));
  const results = (await page.evaluate('axe.run()')) as AxeResults;
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary}`),
    );
}
