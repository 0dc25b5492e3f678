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
import { pagePath } from './path.ts';

/** Main parts of the site, in the order of the menu. */
const parts = ['projects', 'ranking', 'method', 'crawls', 'about'] as const;

/** One entry of the menu. */
export interface MenuEntry {
  readonly part: (typeof parts)[number];
  readonly href: string;
  /** `page` on the page itself, `true` on a page below it. */
  readonly current: 'page' | 'true' | undefined;
}

/** The menu as it stands on a page. */
export function menu(locale: Locale, path: string): MenuEntry[] {
  return parts.map((part) => {
    const href = pagePath(locale, part);
    const below = path.startsWith(href) ? 'true' : undefined;
    return { part, href, current: path === href ? 'page' : below };
  });
}
