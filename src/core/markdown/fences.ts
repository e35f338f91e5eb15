import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import { readDiagram } from './diagrams.ts';
import { canonicalLanguage, languageOfFile } from './languages.ts';
import { type CodeBlock, type RenderEnv, reportProblem } from './model.ts';
import { readRegion, withoutMarkers } from './regions.ts';
import { renderTexts } from './texts.ts';

/** Code, code by reference (`file=` and `region=`), diagrams and indented code. */
export function fences(md: MarkdownIt): void {
  const { escapeHtml } = md.utils;
  const pre = (block: CodeBlock): string =>
    `<pre data-code="${escapeHtml(block.id)}" data-language="${escapeHtml(block.language)}" tabindex="0">` +
    `<code>${escapeHtml(block.text)}</code></pre>\n`;

  md.renderer.rules.code_block = (tokens, index, _options, env: RenderEnv) =>
    pre(addCode(env, { language: 'text', text: (tokens[index]?.content ?? '').trimEnd() }));

  md.renderer.rules.fence = (tokens, index, _options, env: RenderEnv) => {
    const token = tokens[index] as Token;
    const fence = parseFenceInfo(md.utils.unescapeAll(token.info));
    if (fence.language === 'mermaid') return figure(md, env, token.content);
    if (fence.file === undefined) {
      return pre(addCode(env, { ...fence, text: token.content.replace(/\n$/, '') }));
    }
    const found = readReference(env, fence.file, fence.region);
    if ('missing' in found) {
      reportProblem(env, token.map?.[0], found.problem);
      return `<p class="missing" role="note">${escapeHtml(found.missing)}</p>\n`;
    }
    const language = fence.language === 'text' ? languageOfFile(fence.file) : fence.language;
    return pre(addCode(env, { ...fence, language, text: found.text }));
  };
}

/** What stands after the backticks: `ts file=example/main.ts region=append`, `{.python title="x"}`, `rust,ignore`. */
export interface FenceInfo {
  readonly language: string;
  readonly title?: string;
  readonly file?: string;
  readonly region?: string;
}

export function parseFenceInfo(info: string): FenceInfo {
  const words = info.replace(/[{}]/g, ' ').trim();
  const name = /^\.?([^\s,={}]*)(?![^\s,]*=)/.exec(words)?.[1] ?? '';
  const attributes = new Map(
    [...words.matchAll(/([\w-]+)=(?:"([^"]*)"|'([^']*)'|(\S+))/g)].map(
      ([, key = '', double, single, bare]) => [key, double ?? single ?? bare ?? ''] as const,
    ),
  );
  const title = attributes.get('title');
  const file = attributes.get('file');
  const region = attributes.get('region');
  return {
    language: canonicalLanguage(name),
    ...(title && { title }),
    ...(file !== undefined && { file: file.replace(/^\.\//, '') }),
    ...(region !== undefined && { region }),
  };
}

type Reference = { readonly text: string } | { readonly missing: string; readonly problem: string };

function readReference(env: RenderEnv, file: string, region: string | undefined): Reference {
  const texts = renderTexts[env.document.requestedLocale];
  const source = Object.hasOwn(env.document.files, file) ? env.document.files[file] : undefined;
  if (source === undefined) {
    return { missing: texts.missingFile(file), problem: `the fence names a missing file: ${file}` };
  }
  if (region === undefined) return { text: withoutMarkers(source) };
  const text = readRegion(source, region);
  if (text === undefined) {
    return {
      missing: texts.missingRegion(region, file),
      problem: `the fence names a missing region: ${region} in ${file}`,
    };
  }
  return { text };
}

function addCode(env: RenderEnv, block: Omit<CodeBlock, 'id'>): CodeBlock {
  const added = { id: `${env.idPrefix}code-${env.code.length + 1}`, ...block };
  env.code.push(added);
  return added;
}

function figure(md: MarkdownIt, env: RenderEnv, source: string): string {
  const { escapeHtml } = md.utils;
  const diagram = { id: `${env.idPrefix}diagram-${env.diagrams.length + 1}`, ...readDiagram(source) };
  env.diagrams.push(diagram);
  const { inWords } = renderTexts[env.document.requestedLocale];
  return [
    `<figure class="diagram" data-diagram="${escapeHtml(diagram.id)}">`,
    `<pre class="diagram-source" tabindex="0"><code>${escapeHtml(diagram.source)}</code></pre>`,
    diagram.title ? `<figcaption>${escapeHtml(diagram.title)}</figcaption>` : '',
    diagram.description
      ? `<details class="diagram-words"><summary>${escapeHtml(inWords)}</summary><p>${escapeHtml(diagram.description)}</p></details>`
      : '',
    '</figure>\n',
  ].join('');
}
