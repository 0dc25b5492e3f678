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

/** A person's promise to speak for a commit that came before. */
export interface Remediation {
  /** Who says it. */
  readonly by: Signature;
  /** For whom; null when it is the author's own word. */
  readonly onBehalfOf: Signature | null;
  /** The commit as written, hexadecimal. */
  readonly commit: string;
}

/** What a commit's message says of who answers for it. */
export interface Trailers {
  readonly signedOff: readonly Signature[];
  readonly coAuthors: readonly Signature[];
  readonly remediations: readonly Remediation[];
}

const longestLine = 1000;
const mostLines = 20_000;
const person = String.raw`([^<>]{1,300}?)\s{0,5}<([^<>\s]{1,300})>`;
/** A squash indents the messages that it joins, and lists them with stars. */
const lead = String.raw`^\s{0,12}(?:[*-]\s{1,3})?`;
const signOff = new RegExp(`${lead}signed-off-by:\\s{0,5}${person}\\s*$`, 'iu');
const coAuthor = new RegExp(`${lead}co-authored-by:\\s{0,5}${person}\\s*$`, 'iu');
const thanks = String.raw`hereby add my Signed-off-by to this commit:\s{0,5}([0-9a-f]{7,64})\s*$`;
const own = new RegExp(`${lead}I, ${person}, ${thanks}`, 'iu');
const forOther = new RegExp(`${lead}On behalf of ${person}, I, ${person}, ${thanks}`, 'iu');

function signature(name: string | undefined, email: string | undefined): Signature {
  return { name: (name ?? '').trim(), email: (email ?? '').trim() };
}

/** Long statements are wrapped by editors: a line goes on in the next until it names its commit. */
function unwrapped(lines: readonly string[], at: number): string {
  const start = lines[at] as string;
  if (!/^\s{0,12}(?:[*-]\s{1,3})?(?:I, |On behalf of )/iu.test(start)) return start;
  let text = start.trimEnd();
  for (let next = at + 1; next < Math.min(lines.length, at + 5); next += 1) {
    if (/[0-9a-f]{7,64}\s*$/iu.test(text) && /this commit:/iu.test(text)) break;
    text = `${text} ${(lines[next] as string).trim()}`;
  }
  return text.slice(0, longestLine);
}

/** Reads sign-offs, co-authors and remediations of a commit's message, wherever in it they stand. */
export function readTrailers(message: string): Trailers {
  // Some bots that merge write `\n` for a new line.
  const lines = message
    .split(/\r?\n|\\n(?=(?:\\n|signed-off-by:|co-authored-by:))/iu, mostLines)
    .map((line) => line.slice(0, longestLine));
  const signedOff: Signature[] = [];
  const coAuthors: Signature[] = [];
  const remediations: Remediation[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as string;
    const signed = signOff.exec(line);
    if (signed !== null) signedOff.push(signature(signed[1], signed[2]));
    const helped = coAuthor.exec(line);
    if (helped !== null) coAuthors.push(signature(helped[1], helped[2]));
    const whole = unwrapped(lines, at);
    const third = forOther.exec(whole);
    if (third !== null) {
      const [, name, email, byName, byEmail, commit = ''] = third;
      const by = signature(byName, byEmail);
      remediations.push({ by, onBehalfOf: signature(name, email), commit: commit.toLowerCase() });
      continue;
    }
    const first = own.exec(whole);
    if (first !== null) {
      remediations.push({
        by: signature(first[1], first[2]),
        onBehalfOf: null,
        commit: (first[3] ?? '').toLowerCase(),
      });
    }
  }
  return { signedOff, coAuthors, remediations };
}
