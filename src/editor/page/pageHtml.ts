/** Addresses the page may load from, as the webview spells them. */
export interface PageSources {
  readonly script: string;
  readonly style: string;
  /** `Webview.cspSource` */
  readonly cspSource: string;
  /** Fresh for every page. */
  readonly nonce: string;
  readonly lang: string;
  /** The page shows images that other servers have. */
  readonly remoteImages?: boolean;
}

/**
 * The frame the lesson page starts in. The policy admits no request but for the extension's own files, and for
 * images where the reader allows those of other servers. The nonce covers the program and what it imports; Mermaid
 * and KaTeX write inline styles.
 */
export function pageHtml({
  script,
  style,
  cspSource,
  nonce,
  lang,
  remoteImages = false,
}: PageSources): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' ${cspSource}`,
    `style-src ${cspSource} 'unsafe-inline'`,
    `img-src ${cspSource} data:${remoteImages ? ' https:' : ''}`,
    `font-src ${cspSource}`,
  ].join('; ');
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Patternbook</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<script type="module" nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}

/** 128 random bits, as a policy asks for. */
export function createNonce(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
