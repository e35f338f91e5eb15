/** The languages the book and the interface are written in. */
export const locales = ['en', 'ko'] as const;
export type Locale = (typeof locales)[number];

/** A text in one or both languages. */
export type Localized<T = string> = Readonly<Partial<Record<Locale, T>>>;

/** The text in `locale`, else in the other language; undefined where there is none at all. */
export function inLocale<T>(text: Localized<T>, locale: Locale): T | undefined {
  return text[locale] ?? text[otherLocale(locale)];
}

export function otherLocale(locale: Locale): Locale {
  return locale === 'en' ? 'ko' : 'en';
}

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}

/** The book's language for an editor language tag such as `ko`, `ko-KR`, `en-GB` or `fr` (which reads English). */
export function localeOf(languageTag: string): Locale {
  return /^ko(-|_|$)/i.test(languageTag) ? 'ko' : 'en';
}
