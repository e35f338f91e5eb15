import type { HighlighterCore, LanguageInput, ThemeRegistrationRaw } from 'shiki/core';
import type { CodeBlock } from '../markdown/model.ts';

/** Code of one block, as runs of text of one colour; lines are in order. */
export interface ColouredCode {
  readonly id: string;
  readonly lines: readonly (readonly ColourRun[])[];
}

export interface ColourRun {
  readonly text: string;
  /** A CSS colour. */
  readonly colour?: string;
  readonly style?: 'italic' | 'bold' | 'underline';
}

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

/** For a theme whose own colours cannot be read, and for pages outside the editor. */
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

const systemThemes = { light: fallbackTheme('light', false), dark: fallbackTheme('dark', false) };

/**
 * A longer line stays plain. Within it, shiki's own limit of half a second cuts off what a busy machine compiles its first
 * patterns for.
 */
const limits = { tokenizeMaxLineLength: 4000, tokenizeTimeLimit: 5000 };

/** Colours code with TextMate grammars. Runs wherever JavaScript does: its engine needs no WebAssembly. */
export class Highlighter {
  #shiki: Promise<HighlighterCore> | undefined;
  /** Names that shiki knows themes by: it takes a name only once, and a user's theme may change under its name. */
  readonly #themeNames = new WeakMap<CodeTheme, string>();
  #themes = 0;

  /** Colours the blocks whose language is known; the others are left out and stay plain text. */
  colour(blocks: readonly CodeBlock[], theme: CodeTheme): Promise<readonly ColouredCode[]> {
    return this.#each(blocks, async (shiki, { language, text }) => {
      const name = await this.#load(theme, shiki);
      return shiki
        .codeToTokensBase(text, { ...limits, lang: language, theme: name })
        .map((line) => line.map(({ content, ...style }) => colourRun(content, style.color, style.fontStyle)));
    });
  }

  /** The same in a light and a dark theme at once, `light-dark(#…, #…)`: for a page that follows the system's. */
  colourForSystem(blocks: readonly CodeBlock[]): Promise<readonly ColouredCode[]> {
    return this.#each(blocks, async (shiki, { language, text }) => {
      const themes = {
        light: await this.#load(systemThemes.light, shiki),
        dark: await this.#load(systemThemes.dark, shiki),
      };
      return shiki
        .codeToTokensWithThemes(text, { ...limits, lang: language, themes })
        .map((line) =>
          line.map(({ content, variants: { light, dark } }) =>
            colourRun(content, bothColours(light?.color, dark?.color), light?.fontStyle),
          ),
        );
    });
  }

  async #each(
    blocks: readonly CodeBlock[],
    linesOf: (shiki: HighlighterCore, block: CodeBlock) => Promise<ColouredCode['lines']>,
  ): Promise<readonly ColouredCode[]> {
    const known = blocks.filter(({ language }) => Object.hasOwn(grammars, language));
    if (known.length === 0) return [];
    this.#shiki ??= createShiki();
    const shiki = await this.#shiki;
    const coloured: ColouredCode[] = [];
    for (const block of known) {
      const grammar = grammars[block.language];
      if (grammar && !shiki.getLoadedLanguages().includes(block.language))
        await shiki.loadLanguage(grammar());
      coloured.push({ id: block.id, lines: await linesOf(shiki, block) });
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

function bothColours(light: string | undefined, dark: string | undefined): string | undefined {
  return light && dark && light !== dark ? `light-dark(${light}, ${dark})` : (light ?? dark);
}

/** shiki's font styles are bits: 1 italic, 2 bold, 4 underline. */
function colourRun(text: string, colour: string | undefined, bits = 0): ColourRun {
  const style = bits & 1 ? 'italic' : bits & 2 ? 'bold' : bits & 4 ? 'underline' : undefined;
  return { text, ...(colour && { colour }), ...(bits > 0 && style && { style }) };
}
