import { isLocale, type Locale } from '../locale.ts';

/** The language of a Markdown file: its name's suffix (`index.ko.md`), else the script most of its letters have. */
export function guessLocale(path: string, text: string): Locale {
  return localeOfFileName(path) ?? localeOfText(text);
}

/** `ko` for `index.ko.md` and `ko/index.md`; undefined where the name does not tell. */
export function localeOfFileName(path: string): Locale | undefined {
  const suffix = /\.([a-z]{2})\.(?:md|markdown)$/i.exec(path)?.[1]?.toLowerCase();
  if (isLocale(suffix)) return suffix;
  return path.toLowerCase().split('/').slice(0, -1).findLast(isLocale);
}

/**
 * Korean where at least a twentieth of the letters are Hangul: the index of a Korean course may consist of
 * English lesson names for the rest. Link targets and code do not count.
 */
export function localeOfText(text: string): Locale {
  const prose = text.replace(/^(```|~~~).*?^\1/gms, '').replace(/\]\([^()\n]*\)/g, '');
  const letters = prose.match(/\p{L}/gu)?.length ?? 0;
  const hangul = prose.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  return hangul > 0 && hangul * 20 >= letters ? 'ko' : 'en';
}
