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

import { compatibility } from '#licenses/compatibility/compatibility.ts';
import type { Answer } from '#licenses/compatibility/facts.ts';
import { LicenceError } from '#licenses/error.ts';
import type { Text } from '#store/facts.ts';

/** Whether a file's licence lets it be copied into a work under another one. */
export interface Verdict {
  /** `check` = it depends on how the file is used; `unknown` = nobody has judged this licence. */
  readonly verdict: 'compatible' | 'conflict' | 'check' | 'unknown';
  /** Stable id of the rule that decided; null where nothing could be judged. */
  readonly rule: string | null;
  readonly reason: Text;
}

const verdicts: Readonly<Record<Answer, Verdict['verdict']>> = {
  yes: 'compatible',
  no: 'conflict',
  depends: 'check',
  unknown: 'unknown',
};

const unreadable: Verdict = {
  verdict: 'unknown',
  rule: null,
  reason: { zh: '表达式无法判断，请人工核对。', en: 'This expression cannot be judged; look at it yourself.' },
};

/** What copying a file under `inbound` into a work that is passed on as source under `outbound` comes to. */
export function judgeCopied(inbound: string, outbound: string): Verdict {
  try {
    const { answer, rule, reason } = compatibility({ inbound, outbound, use: 'copied', distribution: 'source' });
    return { verdict: verdicts[answer], rule, reason };
  } catch (error) {
    if (error instanceof LicenceError) return unreadable;
    throw error;
  }
}

/** An expression that files of a tree state and that does not simply go with the project's licence. */
export interface JudgedExpression extends Verdict {
  readonly expression: string;
  readonly files: number;
}

const rank: Readonly<Record<Verdict['verdict'], number>> = { conflict: 0, check: 1, unknown: 2, compatible: 3 };

/** Expressions of a tree that a person must look at under the project's licence, the worst first. */
export function conflictsAmong(
  expressions: readonly { readonly expression: string; readonly files: number }[],
  outbound: string,
): JudgedExpression[] {
  return expressions
    .map(({ expression, files }) => ({ expression, files, ...judgeCopied(expression, outbound) }))
    .filter(({ verdict }) => verdict !== 'compatible')
    .sort((a, b) => rank[a.verdict] - rank[b.verdict] || b.files - a.files);
}
