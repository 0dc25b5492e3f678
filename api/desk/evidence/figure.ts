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
import type { EvidenceFigure } from '#store/queries/desk/evidence-facts.ts';
import type { EvidenceFacts } from './facts.ts';
import { ownPlace } from './finding.ts';
import type { EvidencePlace } from './item.ts';

/** A figure that is known, or why it is not. */
export type KnownFigure =
  | { readonly value: number; readonly figure: EvidenceFigure }
  | { readonly value: null; readonly why: Text };

/** The figure of the newest twelve full months. */
export function yearOf({ years }: EvidenceFacts, metric: string): KnownFigure {
  const figure = years.get(metric);
  if (figure === undefined) {
    return { value: null, why: { zh: '还没有算过这个数字。', en: 'This figure has not been computed yet.' } };
  }
  if (figure.value !== null) return { value: figure.value, figure };
  const { zh, en } = figure.reason ?? { zh: '原因未记录', en: 'No reason was recorded' };
  return { value: null, why: { zh: `${zh}。`, en: `${en}.` } };
}

/** Where a figure stands: the metric with its months. */
export function figurePlace({ metric, period, month }: EvidenceFigure): EvidencePlace {
  return ownPlace(`${metric} (${period === 'window12' ? '12 × ' : ''}${month})`, `${month}-01`);
}
