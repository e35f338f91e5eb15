import { alert } from '@mdit/plugin-alert';
import type MarkdownIt from 'markdown-it';
import { openBox } from './containers.ts';
import type { RenderEnv } from './model.ts';
import { renderTexts } from './texts.ts';

/** GitHub alerts (`> [!NOTE]`), as the boxes of the same name. */
export function alerts(md: MarkdownIt): void {
  md.use(alert, {
    deep: true,
    openRender: (tokens, index) => openBox(kindAt(tokens[index]?.markup)),
    closeRender: () => '</div>\n',
    titleRender: (tokens, index, _options, env: RenderEnv) => {
      const kind = kindAt(tokens[index]?.markup);
      const title = renderTexts[env.document.requestedLocale].boxes[kind] ?? kind;
      return `<p class="box-kind">${md.utils.escapeHtml(title)}</p>\n`;
    },
  });
}

function kindAt(markup: string | undefined): string {
  return (markup ?? 'note').toLowerCase();
}
