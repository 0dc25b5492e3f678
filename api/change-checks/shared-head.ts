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

import type { OpenChange, Verdict } from '#crawler/voice.ts';
import { verdictWord } from '#licenses/report-parts/report-words.ts';
import type { JudgedChange } from '#store/queries/change-verdict.ts';
import type { Locale } from '../locale.ts';

/** From the best to the worst. */
const order: readonly Verdict['state'][] = ['pass', 'undecided', 'fail'];

function titleOf(locale: Locale, { number, verdict }: JudgedChange): string {
  const word = verdictWord(locale, verdict);
  return locale === 'zh' ? `${word}：变更 ${number} 的最新提交也是它` : `${word}: change ${number} has the same head`;
}

/** Verdicts on the other open changes whose head is the same commit, for the branches that they are for now. */
export function sharingHead(
  change: Pick<OpenChange, 'number'>,
  head: string,
  open: readonly OpenChange[],
  judged: readonly JudgedChange[],
): JudgedChange[] {
  const others = open.filter((one) => one.head === head && one.number !== change.number);
  return others.flatMap(({ number, base }) =>
    judged.filter((one) => one.number === number && one.head === head && one.baseRef === base),
  );
}

/**
 * What is said of the commit: platforms keep one status of it, however many open changes end with it. The worst verdict counts,
 * or a change for a branch with a milder policy file would make another one pass.
 */
export function statusOf(own: Verdict, others: readonly JudgedChange[], locale: Locale): Verdict {
  const worst = others.toSorted((a, b) => order.indexOf(b.verdict) - order.indexOf(a.verdict))[0];
  if (worst === undefined || order.indexOf(worst.verdict) <= order.indexOf(own.state)) return own;
  return { ...own, state: worst.verdict, title: titleOf(locale, worst) };
}
