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

import { type Locale, pick, type Text } from './locale.ts';

const collators: Readonly<Record<Locale, Intl.Collator>> = {
  zh: new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true, sensitivity: 'base' }),
  en: new Intl.Collator('en', { numeric: true, sensitivity: 'base' }),
};

interface Named {
  readonly slug: string;
  readonly name: Text;
}

/** Orders by name (pinyin in Chinese); equal names by slug, so that the order never depends on the input. */
export function byName(locale: Locale): (a: Named, b: Named) => number {
  return (a, b) => collators[locale].compare(pick(a.name, locale), pick(b.name, locale)) || bySlug(a, b);
}

/** Orders by a number, largest first; unknown comes last and is never taken for zero. */
export function byNumber<Item extends Named>(value: (item: Item) => number | null): (a: Item, b: Item) => number {
  return (a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || bySlug(a, b);
    return right - left || bySlug(a, b);
  };
}

function bySlug(a: Named, b: Named): number {
  return a.slug < b.slug ? -1 : Number(a.slug > b.slug);
}
