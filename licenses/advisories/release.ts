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

import type { Evaluation } from './evaluate.ts';

/** Whether what stands behind the colon of an ecosystem is this release: `v3.18` is that of `3.18.4`, `22.04:LTS` that of `22.04`. */
export function isRelease(suffix: string, release: string): boolean {
  const written = suffix.toLowerCase();
  if (written === release) return true;
  return written
    .split(/[: ]/u)
    .map((token) => token.replace(/^v(?=\d)/u, ''))
    .some((token) => token === release || (/^\d/u.test(token) && release.startsWith(`${token}.`)));
}

/** What several releases say together, of which one is meant: only what they agree on is decided. */
export function together(answers: readonly Evaluation[]): Evaluation {
  const [first] = answers;
  const outcomes = new Set(answers.map(({ outcome }) => outcome));
  return outcomes.size === 1 && first !== undefined ? first : { outcome: 'undecided' };
}
