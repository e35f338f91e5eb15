import { parentPort } from 'node:worker_threads';
import { type CodeTheme, Highlighter } from '../../../core/code/highlighter.ts';
import type { ColourJob } from './threadHighlighter.ts';

const highlighter = new Highlighter();
/** A theme comes as a copy with every job; the highlighter knows it by its identity. */
const themes = new Map<string, CodeTheme>();

parentPort?.on('message', async ({ blocks, theme }: ColourJob) => {
  const key = JSON.stringify(theme);
  const known = themes.get(key) ?? theme;
  themes.set(key, known);
  parentPort?.postMessage(await highlighter.colour(blocks, known));
});
