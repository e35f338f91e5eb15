import * as vscode from 'vscode';
import { createNonce, pageHtml } from './pageHtml.ts';

/** What a page may load beside its own program. */
export interface Admission {
  /** Folders of images. */
  readonly roots: readonly vscode.Uri[];
  /** Images that other servers have, over https. */
  readonly remoteImages: boolean;
}

const nothing: Admission = { roots: [], remoteImages: false };

/**
 * Starts a page, or starts it anew where it runs.
 * @param pageFolder the built pages, `out/webview` of the extension
 * @param name of the page: `<name>.mjs` and `<name>.css`
 */
export function loadPage(
  webview: vscode.Webview,
  pageFolder: vscode.Uri,
  name: string,
  lang: string,
  { roots, remoteImages }: Admission = nothing,
): void {
  const file = (fileName: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(pageFolder, fileName)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [pageFolder, ...roots] };
  webview.html = pageHtml({
    script: file(`${name}.mjs`),
    style: file(`${name}.css`),
    cspSource: webview.cspSource,
    nonce: createNonce(),
    lang,
    remoteImages,
  });
}
