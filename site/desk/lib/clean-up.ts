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

import type { Locale } from '../../src/lib/locale.ts';
import { cleanUpText } from '../text/clean-up.ts';
import { say } from './text.ts';

/** Pages of the clean-up, the first at its root. */
export const cleanUpParts = ['identities', 'affiliations', 'organisations', 'duplicates', 'crawls'] as const;
/** One of {@link cleanUpParts}. */
export type CleanUpPart = (typeof cleanUpParts)[number];

/** The pages as tabs. */
export function cleanUpTabs(locale: Locale, current: CleanUpPart) {
  const t = say(locale, cleanUpText);
  return cleanUpParts.map((part) => ({
    name: t(part),
    href: `/${locale}/desk/clean-up/${part === 'identities' ? '' : `${part}/`}`,
    current: part === current,
  }));
}
