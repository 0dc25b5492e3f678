/** Languages of the site; the first is the default. The name is also the first part of each page's path. */
export const locales = ['zh', 'en'] as const;
/** One of {@link locales}. */
export type Locale = (typeof locales)[number];

/** Text as the API gives it, in both languages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** BCP 47 tag for the `lang` attribute and `hreflang`. */
export function languageTag(locale: Locale): string {
  return locale === 'zh' ? 'zh-CN' : 'en';
}

/** The text in one language. */
export function pick(text: Text, locale: Locale): string {
  return text[locale];
}

/** The other language of the pair. */
export function otherLocale(locale: Locale): Locale {
  return locale === 'zh' ? 'en' : 'zh';
}
