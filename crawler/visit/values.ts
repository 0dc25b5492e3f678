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

import { cleanText } from '../clean.ts';

/** Longest text kept of a title, name or path. */
const cap = 500;

/** Words of others for display; at most 500 characters, without what would disturb a terminal or a page. */
export function shown(text: string): string {
  // What is cut off anyway is not worth being looked through: titles of a megabyte exist.
  return cleanText(text.length > 4 * cap ? text.slice(0, 4 * cap) : text, cap);
}

/** As {@link shown}; null stays null, and so does what is empty. */
export function shownOrNull(text: string | null): string | null {
  const clean = text === null ? '' : shown(text);
  return clean === '' ? null : clean;
}

/** An id or number exactly as the platform writes it, within bounds. */
export function exact(text: string): string {
  return text.slice(0, 200);
}

/** As {@link exact}; null stays null. */
export function exactOrNull(text: string | null): string | null {
  return text === null ? null : exact(text);
}

/** A count as the store can hold it; null when it cannot. */
export function figure(count: number | null): number | null {
  return count !== null && Number.isInteger(count) && Math.abs(count) <= 0x7fff_ffff ? count : null;
}

/** An instant that the store and every reader can hold; null for everything else. */
export function instant(date: Date | null): Date | null {
  const ms = date?.getTime() ?? Number.NaN;
  return ms >= 0 && ms < Date.UTC(3000, 0, 1) ? date : null;
}

/** A commit id as bytes; null when it is none. */
export function objectId(hex: string | null): Buffer | null {
  return hex !== null && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/iu.test(hex) ? Buffer.from(hex, 'hex') : null;
}
