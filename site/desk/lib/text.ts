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

import type { Locale, Text } from '../../src/lib/locale.ts';

/** A text, or its singular and plural where the language tells them apart by `{n}`. */
type Entry = Text | { readonly one: Text; readonly other: Text };
/** The texts of an area of the desk, by name. */
export type Texts = Readonly<Record<string, Entry>>;
/** Values for the `{name}` places of a text. */
type Values = Readonly<Record<string, string | number>>;

/** The texts of one language, as a function of their names. */
export function say<T extends Texts>(locale: Locale, texts: T): (key: keyof T & string, values?: Values) => string {
  return (key, values = {}) => {
    const entry: Entry | undefined = texts[key];
    if (entry === undefined) throw new RangeError(`there is no text ${key}`);
    const text = 'one' in entry ? entry[Number(values['n']) === 1 ? 'one' : 'other'] : entry;
    return text[locale].replaceAll(/\{(\w+)\}/g, (place, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : place,
    );
  };
}
