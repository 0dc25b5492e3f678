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

import type { CheckFacts } from '../check/facts.ts';
import type { Evidence } from '../check/finding.ts';
import { compatibility } from '../compatibility/compatibility.ts';
import type { CompatibilityVerdict, Use } from '../compatibility/facts.ts';
import { conditions } from '../compatibility/words.ts';
import { LicenceError } from '../error.ts';
import { tryExpression } from '../expression.ts';

/** A verdict, or why the expression is beyond what is judged. */
export type Compatible = CompatibilityVerdict | { readonly refused: string };

const remembered = new WeakMap<CheckFacts, Map<string, Compatible>>();

/** Whether a licence may come into the work in this use; asked once for each licence and use of a run. */
export function compatibleWith(facts: CheckFacts, inbound: string, outbound: string, use: Use): Compatible {
  const known = remembered.get(facts) ?? new Map<string, Compatible>();
  remembered.set(facts, known);
  const key = JSON.stringify([inbound, outbound, use]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const { today, settings, matrices } = facts;
  const verdict = judged({ inbound, outbound, use, distribution: settings.distribution, today }, matrices);
  known.set(key, verdict);
  return verdict;
}

function judged(...question: Parameters<typeof compatibility>): Compatible {
  try {
    return compatibility(...question);
  } catch (error) {
    if (!(error instanceof LicenceError)) throw error;
    return { refused: error.message };
  }
}

/** The outbound licence, when it names one that inbound ones can be held against. */
export function outboundOf({ outbound }: CheckFacts): string | null {
  const expression = outbound.expression === null ? null : tryExpression(outbound.expression);
  return expression === null || expression.kind === 'none' || expression.kind === 'noassertion'
    ? null
    : outbound.expression;
}

/** The rule that decides, the licence of the work, and the cells of matrices for the pairs in question. */
export function verdictEvidence(facts: CheckFacts, verdict: CompatibilityVerdict): Evidence[] {
  const { outbound } = facts;
  const cells = verdict.pairs.filter(({ answer }) => answer !== 'yes').flatMap((pair) => pair.cells);
  const duties = verdict.conditions.map((id) => conditions[id]);
  const due =
    duties.length === 0
      ? { zh: '', en: '' }
      : {
          zh: `；条件：${duties.map(({ zh }) => zh).join('；')}`,
          en: `; conditions: ${duties.map(({ en }) => en).join('; ')}`,
        };
  return [
    {
      kind: 'rule',
      where: verdict.rule,
      says: {
        zh: `${verdict.arm}：${verdict.reason.zh}${due.zh}`,
        en: `${verdict.arm}: ${verdict.reason.en}${due.en}`,
      },
      url: null,
    },
    {
      kind: 'fact',
      where: outbound.from,
      says: {
        zh: `作品对外许可证：${outbound.expression ?? ''}`,
        en: `licence of the work: ${outbound.expression ?? ''}`,
      },
      url: null,
    },
    ...cells.slice(0, 4).map((cell): Evidence => {
      const says = `${cell.outbound} ← ${cell.inbound}: ${cell.value}${cell.reason === null ? '' : ` (${cell.reason.slice(0, 300)})`}`;
      return { kind: 'matrix', where: `${cell.matrix} ${cell.date}`, says: { zh: says, en: says }, url: null };
    }),
  ];
}
