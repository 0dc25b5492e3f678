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

import type { Candidate } from './resolve.ts';

/** `CC-BY-SA-3.0` and `CC-BY-SA-4.0` are versions of one licence. */
function stem(expression: string): string {
  return expression.replace(/-\d[\w.-]*$/u, '');
}

function isVersionless({ rule, expression }: Candidate): boolean {
  return rule.startsWith('versionless:') && expression !== null;
}

/** A notice of a GNU licence that names no version. */
function isUnversioned({ rule }: Candidate): boolean {
  return rule.startsWith('gnu-unversioned#');
}

/** Whether some other expression names a version of the same licence. */
function isToldBy(expression: string, others: readonly string[]): boolean {
  const family = new RegExp(`(?:^|[ (])${RegExp.escape(stem(expression))}-\\d`, 'u');
  return others.some((other) => other !== expression && family.test(other));
}

/** A bare name and version beside the notice that allows later versions: `GPL-2.0-only` where `GPL-2.0-or-later` is said. */
function isOnlyBeside({ kind, expression }: Candidate, said: ReadonlySet<string>): boolean {
  return kind === 'reference' && expression !== null && said.has(expression.replace(/-only$/u, '-or-later'));
}

/** A sentence and the paragraph that it opens stand this close. */
const close = 12;

/** "Released under the GNU GPL:" right before the notice that says which version, and whether later ones too. */
function isOpening(candidate: Candidate, next: Candidate | undefined): boolean {
  const [first, then] = [candidate.expression ?? '', next?.expression ?? ''];
  if (next === undefined || candidate.kind !== 'notice' || next.from - candidate.to > close || first === then)
    return false;
  if (!/^(?:A|L)?GPL-/u.test(first) || stem(first) !== stem(then)) return false;
  if (isVersionless(next) || isUnversioned(next)) return false;
  return isUnversioned(candidate) || (next.kind === 'notice' && first.replace(/-only$/u, '-or-later') === then);
}

/** Where a copy of a version lies: `/usr/share/common-licenses/GPL-2`. */
function isCopy(candidate: Candidate): boolean {
  return isVersionless(candidate) && candidate.expression?.endsWith('-only') === true;
}

function expressionsOf(candidates: readonly Candidate[]): string[] {
  // Each once, so that a text of ten thousand names takes no ten thousand times as long.
  return [...new Set(candidates.map(({ expression }) => expression ?? ''))];
}

/**
 * Leaves out what the same text says more precisely elsewhere: "GNU GPL" beside a notice of version 2 is no second
 * licence, and neither is its address of version 2 beside "version 2 or any later version".
 */
export function withoutVague(candidates: readonly Candidate[]): Candidate[] {
  const named = candidates.filter((one) => !isVersionless(one));
  const [said, precise] = [expressionsOf(named), expressionsOf(named.filter((one) => !isUnversioned(one)))];
  const guesses = expressionsOf(candidates.filter(isVersionless));
  const copies = expressionsOf(candidates.filter(isCopy));
  const notices = new Set(expressionsOf(candidates.filter(({ kind }) => kind === 'notice')));
  return candidates.filter((candidate, index) => {
    const expression = candidate.expression ?? '';
    if (isCopy(candidate)) return !isToldBy(expression, precise);
    if (isVersionless(candidate)) {
      const later = guesses.filter((other) => other > expression);
      return !isToldBy(expression, [...said, ...copies, ...later]);
    }
    if (isUnversioned(candidate) && isToldBy(expression, copies)) return false;
    if (isOpening(candidate, candidates[index + 1])) return false;
    return !expression.endsWith('-only') || !isOnlyBeside(candidate, notices);
  });
}
