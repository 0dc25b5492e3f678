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

import en from '../i18n/en.json' with { type: 'json' };
import zh from '../i18n/zh-cn.json' with { type: 'json' };
import type { Locale } from './locale.ts';

/** Name of a text of the site; both files hold the same set. */
export type TextKey = keyof typeof zh;

/** Values for the `{name}` places of a text. */
type TextValues = Readonly<Record<string, string | number>>;

/** A text, or its singular and plural where the language tells them apart by `{n}`. */
type TextEntry = string | { readonly one: string; readonly other: string };

/** Gives the text of a key with its places filled. */
export type Translate = (key: TextKey, values?: TextValues) => string;

const files: Readonly<Record<Locale, Readonly<Record<TextKey, TextEntry>>>> = { zh, en };

/** The texts of one language. */
export function translator(locale: Locale): Translate {
  return (key, values = {}) => fill(choose(files[locale][key], values['n']), values);
}

function choose(entry: TextEntry, n: string | number | undefined): string {
  if (typeof entry === 'string') return entry;
  return Number(n) === 1 ? entry.one : entry.other;
}

function fill(text: string, values: TextValues): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => (name in values ? String(values[name]) : place));
}
