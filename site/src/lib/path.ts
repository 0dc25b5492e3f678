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

import type { Locale } from './locale.ts';

/** Path of a page below its language, from its parts; every page path ends with a slash. */
export function pagePath(locale: Locale, ...parts: string[]): string {
  return `/${[locale, ...parts.flatMap((part) => part.split('/')).filter(Boolean)].map(encodeURIComponent).join('/')}/`;
}

/** Page of a project. */
export function projectPath(locale: Locale, slug: string): string {
  return pagePath(locale, 'projects', slug);
}

/** Page of what the files of a project say of licences. */
export function licencesPath(locale: Locale, slug: string): string {
  return pagePath(locale, 'projects', slug, 'licences');
}

/** Kinds of cards that have pages of their own. */
export type MethodFamily = 'models' | 'metrics' | 'checks' | 'discounts';

/** Page that explains a metric, check, model or rule against gaming. */
export function methodPath(locale: Locale, family: MethodFamily, id: string): string {
  return pagePath(locale, 'method', family, id);
}

/** File with data below `/data/v1`. */
export function dataPath(...parts: string[]): string {
  return `/data/v1/${parts.map(encodeURIComponent).join('/')}`;
}

/** The same page in another language. */
export function inLocale(path: string, locale: Locale): string {
  return path.replace(/^\/(zh|en)\//, `/${locale}/`);
}
