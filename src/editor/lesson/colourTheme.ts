import type { ThemeRegistrationRaw } from 'shiki/core';
import * as vscode from 'vscode';
import { parseJsonWithComments } from './jsonWithComments.ts';

/** A theme file of VS Code, as far as code is coloured by it. */
interface ThemeFile {
  readonly include?: string;
  readonly colors?: Readonly<Record<string, string>>;
  readonly tokenColors?: unknown;
}

interface ThemeContribution {
  readonly id?: string;
  readonly label?: string;
  readonly path: string;
}

/** `light` or `dark`, and whether in high contrast. */
export interface ThemeKind {
  readonly type: 'light' | 'dark';
  readonly highContrast: boolean;
}

export function themeKind(): ThemeKind {
  const { ColorThemeKind: kinds } = vscode;
  const { kind } = vscode.window.activeColorTheme;
  return {
    type: kind === kinds.Light || kind === kinds.HighContrastLight ? 'light' : 'dark',
    highContrast: kind === kinds.HighContrast || kind === kinds.HighContrastLight,
  };
}

/**
 * The colours of the user's own theme for code. VS Code tells no extension the colours of tokens, so the theme is
 * looked up by its setting among the installed extensions and read from its file.
 * @returns undefined where the theme has no file that can be read, such as a TextMate property list
 * @throws where the file is not to be had or is broken
 */
export async function readColourTheme(): Promise<ThemeRegistrationRaw | undefined> {
  const name = themeName();
  const found = name === undefined ? undefined : findTheme(name);
  if (!found) return undefined;
  const { colors, tokenColors } = await readThemeFile(found);
  if (tokenColors.length === 0) return undefined;
  const { type } = themeKind();
  return {
    type,
    ...(colors['editor.background'] && { bg: colors['editor.background'] }),
    ...(colors['editor.foreground'] && { fg: colors['editor.foreground'] }),
    settings: tokenColors,
  };
}

/** The setting that names the present theme: VS Code may follow the system's colours and contrast. */
function themeName(): string | undefined {
  const workbench = vscode.workspace.getConfiguration('workbench');
  const detect = vscode.workspace.getConfiguration('window');
  const { type, highContrast } = themeKind();
  const light = type === 'light';
  if (highContrast && detect.get<boolean>('autoDetectHighContrast')) {
    return workbench.get(light ? 'preferredHighContrastLightColorTheme' : 'preferredHighContrastColorTheme');
  }
  if (detect.get<boolean>('autoDetectColorScheme')) {
    return workbench.get(light ? 'preferredLightColorTheme' : 'preferredDarkColorTheme');
  }
  return workbench.get('colorTheme');
}

function findTheme(name: string): vscode.Uri | undefined {
  for (const extension of vscode.extensions.all) {
    const themes: unknown = extension.packageJSON?.contributes?.themes;
    const theme = (Array.isArray(themes) ? (themes as ThemeContribution[]) : []).find(
      ({ id, label }) => id === name || label === name,
    );
    if (theme) return vscode.Uri.joinPath(extension.extensionUri, theme.path);
  }
  return undefined;
}

type TokenColours = NonNullable<ThemeRegistrationRaw['settings']>;

/** Reads a theme and what it includes; the including file comes last and so wins. */
async function readThemeFile(
  file: vscode.Uri,
): Promise<{ readonly colors: Readonly<Record<string, string>>; readonly tokenColors: TokenColours }> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const theme = parseJsonWithComments(text) as ThemeFile;
  const folder = vscode.Uri.joinPath(file, '..');
  const base = theme.include
    ? await readThemeFile(vscode.Uri.joinPath(folder, theme.include))
    : { colors: {}, tokenColors: [] };
  const own = Array.isArray(theme.tokenColors)
    ? (theme.tokenColors as TokenColours)
    : typeof theme.tokenColors === 'string' && theme.tokenColors.endsWith('.json')
      ? (await readThemeFile(vscode.Uri.joinPath(folder, theme.tokenColors))).tokenColors
      : [];
  return { colors: { ...base.colors, ...theme.colors }, tokenColors: [...base.tokenColors, ...own] };
}
