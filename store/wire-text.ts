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

import { cleanText } from './text.ts';

const instant = /^(\d{4,6})-(\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)\+00( BC)?$/;

/** Reads a `timestamptz` in UTC as PostgreSQL prints it; `Date` alone takes the years 0–99 for 1950–2049. */
export function parseInstant(text: string): Date {
  const match = instant.exec(text);
  if (match === null) return new Date(Number.NaN);
  const year = match[4] === undefined ? Number(match[1]) : 1 - Number(match[1]);
  const sign = year < 0 ? '-' : '+';
  return new Date(`${sign}${String(Math.abs(year)).padStart(6, '0')}-${match[2]}T${match[3]}Z`);
}

/** Reads a one-dimensional `text[]`; the driver's own parser takes a null element for the text "NULL". */
export function parseTexts(text: string): (string | null)[] {
  const elements = text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|[^,]+/gs);
  return Array.from(elements, ([bare, quoted]) => {
    if (quoted !== undefined) return quoted.replaceAll(/\\(.)/gs, '$1');
    return bare === 'NULL' ? null : bare;
  });
}

/** Writes a one-dimensional `text[]`. */
export function writeTexts(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  const elements = (value as (string | null)[]).map((element) =>
    element === null ? 'NULL' : `"${cleanText(element).replaceAll(/["\\]/g, '\\$&')}"`,
  );
  return `{${elements.join(',')}}`;
}

/** Writes text as PostgreSQL can hold it. */
export function writeText(value: unknown): string {
  return cleanText(String(value));
}

/** Writes a `date` as `YYYY-MM-DD`. */
export function writeDay(value: unknown): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

/** Writes a `timestamptz`; texts pass through. */
export function writeInstant(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}
