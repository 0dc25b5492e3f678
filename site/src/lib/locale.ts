// SPDX-License-Identifier: MulanPSL-2.0
// Copyright (c) 2026 Tongming contributors
// Tongming is licensed under Mulan PSL v2.
// You can use this software according to the terms and conditions of the Mulan PSL v2.
// You may obtain a copy of Mulan PSL v2 at:
//          http://license.coscl.org.cn/MulanPSL2
// THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
// EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
// MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
// See the Mulan PSL v2 for more details.

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
