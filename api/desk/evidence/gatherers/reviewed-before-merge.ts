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

import { figurePlace, yearOf } from '../figure.ts';
import { against, percent, units } from '../finding.ts';
import { defineGatherer, type Finding } from '../gatherer.ts';

const source = 'metric:reviewed-before-merge';

export const reviewedBeforeMerge = defineGatherer({
  id: 'reviewed-before-merge',
  summary: {
    zh: '最近 12 个整月合入的变更里，合入前由他人评审的比例',
    en: 'Share of the changes merged in the newest twelve full months that somebody else reviewed before',
  },
  thresholds: { share: { name: { zh: '评审过的比例', en: 'share reviewed' }, otherwise: 0.6 } },
  gather(facts, { thresholds: { share: needed } }): Finding {
    const reviewed = yearOf(facts, 'reviewed-before-merge');
    const fix = {
      zh: '保护默认分支，要求至少一名他人批准后才能合入。',
      en: 'Protect the default branch so that a change needs the approval of somebody else.',
    };
    if (reviewed.value === null) return { status: 'unknown', reason: reviewed.why, coverage: 0, fix, source };
    return {
      status: against(reviewed.value, needed),
      reason: {
        zh: `12 个月内合入的变更，${percent(reviewed.value)} % 在合入前有他人评审。`,
        en: `Of the changes merged in 12 months, ${percent(reviewed.value)} % were reviewed by somebody else before.`,
      },
      measured: { value: percent(reviewed.value), unit: units.percent, threshold: percent(needed) },
      places: [figurePlace(reviewed.figure)],
      coverage: reviewed.figure.coverage,
      fix,
      source,
    };
  },
});
