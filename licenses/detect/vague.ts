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

/** Whether some other expression names a version of the same licence. */
function isToldBy(expression: string, others: readonly string[]): boolean {
  const family = new RegExp(`(?:^|[ (])${RegExp.escape(stem(expression))}-\\d`, 'u');
  return others.some((other) => other !== expression && family.test(other));
}

/** A bare name and version beside the notice that allows later versions: `GPL-2.0-only` where `GPL-2.0-or-later` is said. */
function isOnlyBeside({ kind, expression }: Candidate, said: ReadonlySet<string>): boolean {
  return kind === 'reference' && expression !== null && said.has(expression.replace(/-only$/u, '-or-later'));
}

/**
 * Leaves out what the same text says more precisely elsewhere: "GNU GPL" beside a notice of version 2 is no second
 * licence, and neither is its address of version 2 beside "version 2 or any later version".
 */
export function withoutVague(candidates: readonly Candidate[]): Candidate[] {
  const precise = candidates.filter((candidate) => !isVersionless(candidate)).map(({ expression }) => expression ?? '');
  const guesses = candidates.filter(isVersionless).map(({ expression }) => expression ?? '');
  const notices = new Set(candidates.filter(({ kind }) => kind === 'notice').map(({ expression }) => expression ?? ''));
  return candidates.filter((candidate) => {
    const expression = candidate.expression ?? '';
    if (isVersionless(candidate)) {
      const later = guesses.filter((other) => other > expression);
      return !isToldBy(expression, precise) && !isToldBy(expression, later);
    }
    return !expression.endsWith('-only') || !isOnlyBeside(candidate, notices);
  });
}
