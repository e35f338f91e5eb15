/** Sets the formulas of the page. KaTeX is loaded with the first one; a wrong formula keeps its source. */
export async function setMath(body: HTMLElement): Promise<void> {
  const formulas = [...body.querySelectorAll<HTMLElement>('[data-math]')];
  if (formulas.length === 0) return;
  const { default: katex } = await import('katex');
  for (const formula of formulas) {
    katex.render(formula.textContent, formula, {
      displayMode: formula.dataset.math === 'display',
      throwOnError: false,
      strict: 'ignore',
      trust: false,
      maxExpand: 100,
      output: 'htmlAndMathml',
    });
  }
}
