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

const hidden = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u;

/** The address if it is a web page that may be linked to; null for any other scheme, for credentials, and for hidden characters. */
export function webLink(address: string | null): string | null {
  if (address === null || hidden.test(address)) return null;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  return web && url.username === '' && url.password === '' ? url.href : null;
}

/** Text from outside on one line: what only deceives (controls, direction overrides, zero widths) shows as ␣, towers of accents are cut. */
export function visible(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(new RegExp(hidden, 'gu'), '\u2423')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1');
}
