import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import { classifyLink, imageAddress } from './addresses.ts';
import { plainText } from './headings.ts';
import { type RenderEnv, reportProblem } from './model.ts';
import { renderTexts } from './texts.ts';

/**
 * Rewrites every link and image of a lesson. Links of the book carry `data-lesson` and `data-heading`, links out
 * `data-external`; any other address is dropped, its text kept. Images come from the course's own folder,
 * and from elsewhere only where the reader allows it.
 */
export function links(md: MarkdownIt): void {
  // Every address is judged by `classifyLink`; markdown-it's own check would hide the refused ones from it.
  md.validateLink = () => true;
  md.core.ruler.push('patternbook_links', (state) => {
    for (const token of state.tokens) {
      if (token.type === 'inline') rewrite(token, state.env as RenderEnv);
    }
  });
  md.renderer.rules.refused_image = (tokens, index, _options, env: RenderEnv) => {
    const { imageNotShown } = renderTexts[env.document.requestedLocale];
    return `<span class="refused">${md.utils.escapeHtml(imageNotShown(tokens[index]?.content ?? ''))}</span>`;
  };
}

function rewrite(inline: Token, env: RenderEnv): void {
  const firstLine = inline.map?.[0] ?? 0;
  const open: Token[] = [];
  let line = firstLine;
  for (const token of inline.children ?? []) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') line++;
    else if (token.type === 'image') rewriteImage(token, env, line);
    else if (token.type === 'link_open') {
      rewriteLink(token, env, line);
      open.push(token);
    } else if (token.type === 'link_close') {
      token.tag = open.pop()?.tag ?? token.tag;
    }
  }
}

function rewriteLink(token: Token, env: RenderEnv, line: number): void {
  const address = token.attrGet('href') ?? '';
  const target = classifyLink(address, env);
  switch (target.kind) {
    case 'heading':
      token.attrs = [
        ['href', `#${encodeURIComponent(target.heading)}`],
        ['data-heading', target.heading],
      ];
      return;
    case 'lesson':
      token.attrs = [
        ['href', lessonAddress(target.slug, target.heading)],
        ['data-lesson', target.slug],
      ];
      if (target.heading) token.attrSet('data-heading', target.heading);
      return;
    case 'external':
      token.attrs = [
        ['href', target.url],
        ['data-external', ''],
        ['rel', 'noreferrer'],
      ];
      return;
    case 'refused':
      token.tag = 'span';
      token.attrs = [['class', 'refused']];
      reportProblem(env, line, `${target.reason}: ${address}`);
      return;
  }
}

/** Where a lesson's page stands beside that of another, when pages are written to files. */
function lessonAddress(slug: string, heading: string | undefined): string {
  const page = `../${encodeURIComponent(slug)}/index.html`;
  return heading ? `${page}#${encodeURIComponent(heading)}` : page;
}

function rewriteImage(token: Token, env: RenderEnv, line: number): void {
  const address = token.attrGet('src') ?? '';
  const url = imageAddress(address, env);
  if (url === undefined) {
    token.type = 'refused_image';
    token.content = plainText(token) || address;
    token.children = [];
    reportProblem(env, line, `the image is not a file of this course: ${address}`);
    return;
  }
  const title = token.attrGet('title');
  token.attrs = [
    ['src', url],
    ['alt', ''],
    ['loading', 'lazy'],
    ['referrerpolicy', 'no-referrer'],
    ...(title ? ([['title', title]] as [string, string][]) : []),
  ];
}
