import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** The body's classes and the colours that VS Code gives a webview in one of its own themes. */
interface Theme {
  readonly body: string;
  readonly colours: Readonly<Record<string, string>>;
}

export const themeNames = ['dark', 'light', 'highContrastDark', 'highContrastLight'] as const;
export type ThemeName = (typeof themeNames)[number];

const themes = JSON.parse(
  readFileSync(new URL('../fixtures/lesson-page/themes.json', import.meta.url), 'utf8'),
) as Readonly<Record<ThemeName, Theme>>;

/** Dresses every document the page will load. */
export async function startInTheme(page: Page, name: ThemeName): Promise<void> {
  const script = `(${wear})(${JSON.stringify(themes[name])})`;
  await page.addInitScript(`document.addEventListener('DOMContentLoaded', () => ${script})`);
}

/** Dresses the document that is there, as VS Code does when the user changes the theme. */
export async function changeTheme(page: Page, name: ThemeName): Promise<void> {
  await page.evaluate(wear, themes[name]);
}

/** Runs in the page. */
function wear({ body, colours }: Theme): void {
  const root = document.documentElement;
  root.removeAttribute('style');
  for (const [name, colour] of Object.entries(colours)) {
    root.style.setProperty(`--vscode-${name.replaceAll('.', '-')}`, colour);
  }
  document.body.className = body;
}
