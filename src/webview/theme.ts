/**
 * Calls back when the editor's colours changed. VS Code writes its theme to the classes of `body` and its
 * colours to the style of the root element; a page in a plain browser does the same.
 */
export function onThemeChange(changed: () => void): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 50);
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'data-theme'] });
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
}

/** Whether the colours are light on dark. */
export function isDark(): boolean {
  return (
    document.body.classList.contains('vscode-dark') ||
    (document.body.classList.contains('vscode-high-contrast') &&
      !document.body.classList.contains('vscode-high-contrast-light'))
  );
}

/** A colour of the theme by its CSS name (`--vscode-editor-background`), or `fallback` where the theme has none. */
export function themeColour(name: string, fallback: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || fallback;
}
