import type { ColouredCode } from '../core/code/highlighter.ts';
import type { Locale } from '../core/locale.ts';
import type { LessonView } from '../core/markdown/lessonView.ts';
import type { HostMessage } from './lesson.ts';

/** A lesson page for an ordinary browser. */
export interface PlainPage {
  readonly view: LessonView;
  /** Its code, in colours for light and dark. */
  readonly colours: readonly ColouredCode[];
  /** Address of the folder that holds `lesson.mjs` and `lesson.css`, relative to the page, with `/` at its end. */
  readonly assets: string;
  /** Address of the book's table of contents, relative to the page. */
  readonly contents?: string;
  /** Languages the lesson has a page in, at `../../<locale>/<slug>/index.html`. */
  readonly translations?: readonly Locale[];
}

/**
 * The HTML file of a lesson: the same program the editor's panel shows, with the host's messages inside.
 * Its policy is that of the panel, less the nonce: scripts from its own folder only, no request anywhere.
 */
export function plainPageHtml({ view, colours, assets, contents, translations = [] }: PlainPage): string {
  const place = { bookId: view.bookId, slug: view.slug, offset: 0 };
  const messages: readonly HostMessage[] = [
    {
      type: 'show',
      view,
      state: { places: [place], current: 0 },
      answers: [],
      marks: [],
      exercisePassed: false,
    },
    { type: 'colours', slug: view.slug, blocks: colours },
  ];
  return `<!doctype html>
<html lang="${view.requestedLocale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'">
<title>${escapeHtml(view.title)}</title>
<link rel="stylesheet" href="${escapeHtml(assets)}lesson.css">
</head>
<body>
<script type="application/json" id="patternbook-messages" data-translations="${translations.join(' ')}"${contents ? ` data-contents="${escapeHtml(contents)}"` : ''}>${JSON.stringify(messages).replaceAll('<', '\\u003c')}</script>
<script type="module" src="${escapeHtml(assets)}lesson.mjs"></script>
</body>
</html>
`;
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
