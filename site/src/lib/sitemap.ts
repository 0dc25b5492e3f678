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

import type { Hub } from './hub.ts';
import { languageTag, locales } from './locale.ts';
import { xmlText } from './markup.ts';
import { inLocale } from './path.ts';
import { indexedPaths } from './route.ts';

/** The sitemap: every page in each language, with its translations. */
export function sitemap(hub: Hub, site: string): string {
  const urls = locales.flatMap((locale) => indexedPaths(hub, locale).map((path) => urlEntry(path, site)));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}

function urlEntry(path: string, site: string): string {
  const translations = locales.map(
    (locale) =>
      `<xhtml:link rel="alternate" hreflang="${languageTag(locale)}" href="${xmlText(site + inLocale(path, locale))}"/>`,
  );
  return `<url><loc>${xmlText(site + path)}</loc>${translations.join('')}</url>`;
}

/** The robots file: everything is open. */
export function robots(site: string): string {
  return `User-agent: *\nAllow: /\nSitemap: ${site}/sitemap.xml\n`;
}
