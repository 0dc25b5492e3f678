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

import type { Text } from '#store/facts.ts';
import { type HolderMonth, rollingWindow } from './rolling.ts';
import type { SlotRow } from './slot.ts';
import type { SpanJudge } from './spans.ts';

/** Share of the holders of the period before each span, of equal length, who are in the span too. */
export const stayed: SpanJudge<HolderMonth> = (facts, span) => retained(facts, facts, span);

/** {@link stayed} for holders whose `first` month lies in the period before. */
export const newcomersStayed: SpanJudge<HolderMonth & { readonly first: number }> = (facts, span) =>
  retained(
    facts,
    facts.filter(({ first, month }) => first === month),
    span,
  );

function retained(facts: readonly HolderMonth[], formerly: readonly HolderMonth[], span: number) {
  const [window, former] = [rollingWindow(facts, span), rollingWindow(formerly, span)];
  return (month: number) => {
    const [now, before] = [window.endAt(month), former.endAt(month - span)];
    const kept = [...before.keys()].filter((holder) => now.has(holder)).length;
    return { value: before.size === 0 ? null : kept / before.size, basis: null };
  };
}

/** Why there is no share of those who stayed. */
export function noFormer({ value }: SlotRow): Text | null {
  return value === null ? { zh: '前一期没有贡献者', en: 'No contributors in the period before' } : null;
}
