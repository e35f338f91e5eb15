import type { HighlighterCore, LanguageInput, ThemeRegistrationRaw } from 'shiki/core';
import type { CodeBlock } from '../../core/markdown/model.ts';
import type { ColouredCode, ColourRun } from '../../protocol/lesson.ts';

/** Grammars by canonical language name; each is loaded with the first block that needs it. */
const grammars: Readonly<Record<string, () => LanguageInput>> = {
  bash: () => import('shiki/langs/bash.mjs'),
  csharp: () => import('shiki/langs/csharp.mjs'),
  dockerfile: () => import('shiki/langs/dockerfile.mjs'),
  go: () => import('shiki/langs/go.mjs'),
  http: () => import('shiki/langs/http.mjs'),
  java: () => import('shiki/langs/java.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  proto: () => import('shiki/langs/proto.mjs'),
  python: () => import('shiki/langs/python.mjs'),
  scala: () => import('shiki/langs/scala.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  tsx: () => import('shiki/langs/tsx.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
};

/** For a theme whose own colours cannot be read. */
const fallbacks = {
  dark: () => import('shiki/themes/dark-plus.mjs'),
  light: () => import('shiki/themes/light-plus.mjs'),
  'dark-contrast': () => import('shiki/themes/github-dark-high-contrast.mjs'),
  'light-contrast': () => import('shiki/themes/github-light-high-contrast.mjs'),
};
type Fallback = keyof typeof fallbacks;

/** A theme to colour with: the user's own, or one that goes with its kind. */
export type CodeTheme = ThemeRegistrationRaw | { readonly fallback: Fallback };

export function fallbackTheme(type: 'light' | 'dark', highContrast: boolean): CodeTheme {
  return { fallback: highContrast ? `${type}-contrast` : type };
}

/** Colours code with TextMate grammars. Runs wherever JavaScript does: its engine needs no WebAssembly. */
export class Highlighter {
  #shiki: Promise<HighlighterCore> | undefined;
  /** Names that shiki knows themes by: it takes a name only once, and a user's theme may change under its name. */
  readonly #themeNames = new WeakMap<CodeTheme, string>();
  #themes = 0;

  /** Colours the blocks whose language is known; the others are left out and stay plain text. */
  async colour(blocks: readonly CodeBlock[], theme: CodeTheme): Promise<readonly ColouredCode[]> {
    const known = blocks.filter(({ language }) => Object.hasOwn(grammars, language));
    if (known.length === 0) return [];
    this.#shiki ??= createShiki();
    const shiki = await this.#shiki;
    const themeName = await this.#load(theme, shiki);
    const coloured: ColouredCode[] = [];
    for (const { id, language, text } of known) {
      const grammar = grammars[language];
      if (!grammar) continue;
      if (!shiki.getLoadedLanguages().includes(language)) await shiki.loadLanguage(grammar());
      const lines = shiki.codeToTokensBase(text, { lang: language, theme: themeName });
      coloured.push({ id, lines: lines.map((line) => line.map(colourRun)) });
    }
    return coloured;
  }

  async #load(theme: CodeTheme, shiki: HighlighterCore): Promise<string> {
    const known = this.#themeNames.get(theme);
    if (known !== undefined) return known;
    const name = `theme-${++this.#themes}`;
    const raw = 'fallback' in theme ? (await fallbacks[theme.fallback]()).default : theme;
    await shiki.loadTheme({ ...raw, name });
    this.#themeNames.set(theme, name);
    return name;
  }

  async dispose(): Promise<void> {
    (await this.#shiki)?.dispose();
    this.#shiki = undefined;
  }
}

async function createShiki(): Promise<HighlighterCore> {
  const [{ createHighlighterCore }, { createJavaScriptRegexEngine }] = await Promise.all([
    import('shiki/core'),
    import('shiki/engine/javascript'),
  ]);
  return createHighlighterCore({
    themes: [],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
}

/** shiki's font styles are bits: 1 italic, 2 bold, 4 underline. */
function colourRun(token: { content: string; color?: string; fontStyle?: number }): ColourRun {
  const bits = token.fontStyle ?? 0;
  const style = bits & 1 ? 'italic' : bits & 2 ? 'bold' : bits & 4 ? 'underline' : undefined;
  return {
    text: token.content,
    ...(token.color && { colour: token.color }),
    ...(bits > 0 && style && { style }),
  };
}
