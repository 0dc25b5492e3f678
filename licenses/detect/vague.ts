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

/** What a name without a version stands for, and the ids of which a mention says the same more precisely. */
const vague: ReadonlyMap<string, RegExp> = new Map([
  ['GPL-1.0-or-later', /\bGPL-[123]\.0/u],
  ['LGPL-2.0-or-later', /\bLGPL-[23]\.[01]/u],
  ['LGPL-2.1-or-later', /\bLGPL-[23]\.[01]/u],
  ['AGPL-1.0-or-later', /\bAGPL-[13]\.0/u],
  ['AGPL-3.0-or-later', /\bAGPL-[13]\.0/u],
  ['GFDL-1.1-or-later', /\bGFDL-1\.[123]/u],
]);

/** `CC-BY-SA-3.0` and `CC-BY-SA-4.0` are versions of one licence. */
function stem(expression: string): string {
  return expression.replace(/-\d[\w.-]*$/u, '');
}

/** What says the same as a name without a version, with the version. */
function preciseFor({ rule, kind, expression }: Candidate): RegExp | null {
  if (kind !== 'reference' || expression === null) return null;
  if (!rule.startsWith('versionless:')) return vague.get(expression) ?? null;
  return new RegExp(`(?:^|[ (])${RegExp.escape(stem(expression))}-\\d`, 'u');
}

/** Leaves out names without a version where the same text says the version elsewhere: "GNU GPL" beside a notice of version 2 is no second licence. */
export function withoutVague(candidates: readonly Candidate[]): Candidate[] {
  const families = candidates.map(preciseFor);
  const precise = candidates.filter((_, index) => families[index] === null).map(({ expression }) => expression ?? '');
  return candidates.filter((_, index) => {
    const family = families[index] ?? null;
    return family === null || !precise.some((expression) => family.test(expression));
  });
}
