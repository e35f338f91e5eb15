import { container } from '@mdit/plugin-container';
import type MarkdownIt from 'markdown-it';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import { type RenderEnv, reportProblem } from './model.ts';
import { renderTexts } from './texts.ts';

/** Boxes of a lesson, `::: failure Title`; the same look serves GitHub alerts. */
export const boxes = ['failure', 'myth', 'engine', 'note', 'tip', 'important', 'warning', 'caution'] as const;

/**
 * `::: name Title` … `:::` for every box, `::: details Title` for text that opens on demand, `::: opened Title` for text
 * that closes on demand, and `:::: tabs` around `::: tab Label` for variants of one text. The page makes tabs of them; without it they stand one below another.
 */
export function containers(md: MarkdownIt): void {
  for (const name of boxes) {
    md.use(container, { name, openRender: () => openBox(name), closeRender: () => '</div>\n' });
  }
  for (const [name, state] of [
    ['details', ''],
    ['opened', ' open'],
  ] as const) {
    md.use(container, {
      name,
      openRender: () => `<details class="box box-details"${state}>\n`,
      closeRender: () => '</details>\n',
    });
  }
  md.use(container, {
    name: 'tabs',
    openRender: () => '<div class="tabs">\n',
    closeRender: () => '</div>\n',
  });
  md.use(container, {
    name: 'tab',
    openRender: () => '<div class="tab">\n',
    closeRender: () => '</div>\n',
  });
  md.core.ruler.before('inline', 'patternbook_container_titles', addTitles);
}

export function openBox(name: string): string {
  return `<div class="box box-${name}" role="note">\n`;
}

/** Sets the words after the container's name as its title, parsed like any other text of the lesson. */
function addTitles(state: StateCore): void {
  const env = state.env as RenderEnv;
  state.tokens = state.tokens.flatMap((token, index) => {
    const name = /^container_(\w+)_open$/.exec(token.type)?.[1];
    if (name) return [token, ...titleTokens(state, token, name)];
    if (
      token.type === 'inline' &&
      /^:{3,}\s*\S/.test(token.content) &&
      state.tokens[index - 1]?.level === 0
    ) {
      const [line] = token.content.split('\n');
      reportProblem(
        env,
        token.map?.[0],
        `unknown container “${line}”; known are ${boxes.join(', ')}, details, opened, tabs, tab`,
      );
    }
    return [token];
  });
}

function titleTokens(state: StateCore, open: Token, name: string): Token[] {
  const texts = renderTexts[(state.env as RenderEnv).document.requestedLocale];
  const title = open.info.trim().slice(name.length).trim();
  if (name === 'details' || name === 'opened')
    return textTokens(state, open, 'summary', '', title || texts.details);
  if (name === 'tabs') return [];
  if (name === 'tab') return textTokens(state, open, 'p', 'tab-label', title || texts.tab);
  return [
    ...textTokens(state, open, 'p', 'box-kind', texts.boxes[name] ?? name),
    ...(title ? textTokens(state, open, 'p', 'box-title', title) : []),
  ];
}

function textTokens(state: StateCore, open: Token, tag: string, className: string, text: string): Token[] {
  const start = new state.Token('box_text_open', tag, 1);
  const content = new state.Token('inline', '', 0);
  const end = new state.Token('box_text_close', tag, -1);
  if (className) start.attrSet('class', className);
  content.content = text;
  content.children = [];
  content.map = open.map;
  content.level = open.level + 2;
  start.block = true;
  end.block = true;
  return [start, content, end];
}
