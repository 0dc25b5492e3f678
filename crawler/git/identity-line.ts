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

/** Who and when, as an `author`, `committer` or `tagger` line records it: claims, not facts. Strings hold one character a byte. */
export interface IdentityLine {
  /** Trimmed of spaces; empty when absent. */
  readonly name: string;
  /** Trimmed of spaces and angle brackets; empty when absent. */
  readonly email: string;
  /** Seconds since 1970 as recorded; null when absent, unreadable or beyond 64 bits. */
  readonly epoch: string | null;
  /** Sign and digits as recorded, as `+0800`; null when absent. */
  readonly zone: string | null;
  /** What is malformed: `bad-name`, `bad-email`, `bad-date`, `bad-zone`. */
  readonly irregular: readonly string[];
}

function isTrimmed(code: number): boolean {
  return code <= 0x20 || code === 0x3c || code === 0x3e;
}

function trim(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isTrimmed(text.charCodeAt(from))) from++;
  while (to > from && isTrimmed(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

const limit = 2n ** 63n;

function readEpoch(text: string): string | null {
  if (!/^-?\d{1,19}$/u.test(text)) return null;
  if (text.length <= 15) return String(Number(text));
  const value = BigInt(text);
  return value >= -limit && value < limit ? value.toString() : null;
}

/** Zones on earth go from −12 to +14 hours in steps of minutes. */
function plausibleZone(zone: string): boolean {
  return /^[+-](?:0\d|1[0-4])[0-5]\d$/u.test(zone);
}

const well = /^(-?\d{1,15}) ([+-](?:0\d|1[0-4])[0-5]\d)$/u;

function readDate(text: string, irregular: string[]): { epoch: string | null; zone: string | null } {
  const usual = well.exec(text);
  if (usual !== null) return { epoch: String(Number(usual[1])), zone: usual[2] ?? null };
  const [first = '', second = ''] = text.trim().split(/\s+/u, 2);
  const epoch = readEpoch(first);
  const zone = /^[+-]\d{1,9}$/u.test(second) ? second : null;
  if (epoch === null) irregular.push('bad-date');
  if (zone === null || !plausibleZone(zone)) irregular.push('bad-zone');
  return { epoch, zone };
}

/** One `@` with something on both sides, no spaces or brackets. */
const plausibleEmail = /^[^\s<>@]+@[^\s<>@]+$/u;

/** Reads `name <address> epoch zone`; like git, the address ends at the first `>` and the date follows the last. Never throws. */
export function parseIdentityLine(line: string): IdentityLine {
  const irregular: string[] = [];
  const open = line.indexOf('<');
  const close = open === -1 ? -1 : line.indexOf('>', open);
  const last = line.lastIndexOf('>');
  const name = trim(open === -1 ? line : line.slice(0, open));
  const raw = open === -1 ? '' : line.slice(open + 1, close === -1 ? line.length : close);
  const email = trim(raw);
  if (name === '') irregular.push('bad-name');
  if (close === -1 || close !== last || email.length !== raw.length || !plausibleEmail.test(email))
    irregular.push('bad-email');
  const date = readDate(last === -1 ? '' : line.slice(last + 2, last + 200), irregular);
  return { name, email, ...date, irregular };
}
