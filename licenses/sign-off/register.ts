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

import type { Signature } from '../check/change.ts';

/** One line of a register of people who signed a contributor agreement. */
interface Entry {
  /** Lower case; `@example.org` stands for everyone of a domain. */
  readonly email: string;
  /** ISO dates, half-open; null where there is no limit. */
  readonly from: string | null;
  readonly until: string | null;
  /** 1-based. */
  readonly line: number;
}

/** People and organisations who signed a contributor agreement. */
export interface Register {
  /** The line that covers a person on a day; null when none does. */
  readonly lineOf: (person: Signature, day: string) => number | null;
  /** Lines that nobody could read. */
  readonly unread: readonly number[];
}

const mostLines = 200_000;
const date = String.raw`\d{4}-\d\d-\d\d`;
const period = new RegExp(`(?:^|\\s)(${date})?\\.\\.(${date})?\\s*$`, 'u');
const address = /^(?:[^<>]{0,300}<)?\s*\*?([^<>\s@]{0,200}@[^<>\s@]{1,200})\s*>?$/u;

function entryOf(written: string, line: number): Entry | null {
  const limits = period.exec(written);
  const who = limits === null ? written : written.slice(0, limits.index);
  const email = address.exec(who.trim())?.[1]?.toLowerCase();
  return email === undefined ? null : { email, from: limits?.[1] ?? null, until: limits?.[2] ?? null, line };
}

/**
 * Reads a register: one line a person (`Name <mail>` or `mail`) or organisation (`@example.org`), optionally followed by
 * the days from which and until which it holds (`2025-01-01..`, `..2026-06-30`); `#` begins a remark.
 */
export function readRegister(text: string): Register {
  const entries = new Map<string, Entry[]>();
  const unread: number[] = [];
  for (const [index, raw] of text.split('\n', mostLines).entries()) {
    const written = raw
      .slice(0, 1000)
      .replace(/(?:^|\s)#.*$/u, '')
      .trim();
    if (written === '') continue;
    const entry = entryOf(written, index + 1);
    if (entry === null) unread.push(index + 1);
    else entries.set(entry.email, [...(entries.get(entry.email) ?? []), entry]);
  }
  return {
    unread,
    lineOf({ email }, day) {
      const own = email.trim().toLowerCase();
      const domain = own.slice(own.lastIndexOf('@'));
      const found = [...(entries.get(own) ?? []), ...(entries.get(domain) ?? [])].find(
        ({ from, until }) => (from === null || from <= day) && (until === null || day < until),
      );
      return found?.line ?? null;
    },
  };
}
