import * as vscode from 'vscode';
import { createNonce, pageHtml } from './lesson/pageHtml.ts';

/**
 * Starts a page that needs nothing but its own program.
 * @param pageFolder the built pages, `out/webview` of the extension
 * @param name of the page: `<name>.mjs` and `<name>.css`
 */
export function loadPage(webview: vscode.Webview, pageFolder: vscode.Uri, name: string, lang: string): void {
  const file = (fileName: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(pageFolder, fileName)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [pageFolder] };
  webview.html = pageHtml({
    script: file(`${name}.mjs`),
    style: file(`${name}.css`),
    cspSource: webview.cspSource,
    nonce: createNonce(),
    lang,
  });
}
