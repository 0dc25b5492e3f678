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

/** One side of a `.mailmap` entry. Strings as in the file. */
interface MailmapPerson {
  readonly name: string;
  readonly email: string;
}

/** A claim that the identity of commits is the proper one. */
export interface MailmapEntry {
  readonly proper: MailmapPerson;
  readonly commit: MailmapPerson;
  /** 1-based line of the evidence. */
  readonly line: number;
}

const entryCap = 5000;

/** `Proper <p@x>`, `<p@x> <c@x>`, `Proper <p@x> <c@x>`, `Proper <p@x> Commit <c@x>`; at most two addresses. */
function readLine(text: string, line: number): MailmapEntry | null {
  const plain = text.replace(/(?:^|\s)#.*$/u, '').trim();
  const parts = /^([^<>]*)<([^<>]*)>(?:([^<>]*)<([^<>]*)>)?$/u.exec(plain);
  if (parts === null) return null;
  const [, name = '', first = '', commitName = '', second] = parts.map((part) => part?.trim());
  if (second === undefined) return null;
  return { proper: { name, email: first }, commit: { name: commitName, email: second }, line };
}

/**
 * Entries that join two addresses; lines that only correct a name join nobody. The file belongs to the repository, so
 * its entries are suggestions.
 */
export function parseMailmap(text: string): MailmapEntry[] {
  const entries: MailmapEntry[] = [];
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    const entry = line.length > 1000 ? null : readLine(line, index + 1);
    if (entry === null || entry.proper.email === '' || entry.commit.email === '') continue;
    if (entry.proper.email.toLowerCase() === entry.commit.email.toLowerCase()) continue;
    entries.push(entry);
    if (entries.length === entryCap) break;
  }
  return entries;
}
