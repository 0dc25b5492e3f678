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
import { against, joined, units } from '../finding.ts';
import { defineGatherer, type Finding } from '../gatherer.ts';
import { worst } from '../worst.ts';

const source = 'metric:contributors metric:contributor-absence-factor';

export const activeContributors = defineGatherer({
  id: 'active-contributors',
  summary: {
    zh: '最近 12 个整月的贡献者数，和最少几人完成一半提交',
    en: 'Contributors of the newest twelve full months, and the fewest who made half of the commits',
  },
  thresholds: {
    people: { name: { zh: '至少几名活跃贡献者', en: 'active contributors at least' }, otherwise: 2 },
    busFactor: { name: { zh: '至少几人完成一半提交', en: 'bus factor (50 %) at least' }, otherwise: 1 },
  },
  gather(facts, { thresholds: { people, busFactor } }): Finding {
    const active = yearOf(facts, 'contributors');
    const half = yearOf(facts, 'contributor-absence-factor');
    const status = worst([
      active.value === null ? 'unknown' : against(active.value, people),
      half.value === null ? 'unknown' : half.value >= busFactor ? 'pass' : 'partial',
    ]);
    return {
      status,
      reason: joined(
        active.value === null
          ? active.why
          : {
              zh: `12 个月内有 ${active.value} 名贡献者（需要 ${people}）。`,
              en: `${active.value} people contributed in 12 months; ${people} are needed.`,
            },
        half.value === null
          ? half.why
          : {
              zh: `最少 ${half.value} 人完成了一半提交（需要 ${busFactor}）。`,
              en: `The fewest who made half of the commits are ${half.value}; ${busFactor} are needed.`,
            },
      ),
      // The number that falls short, or how many there are.
      measured:
        half.value !== null && half.value < busFactor && (active.value ?? 0) >= people
          ? { value: half.value, unit: units.people, threshold: busFactor }
          : active.value === null
            ? null
            : { value: active.value, unit: units.people, threshold: people },
      places: [active, half].flatMap((one) => (one.value === null ? [] : [figurePlace(one.figure)])),
      coverage: active.value === null ? null : active.figure.coverage,
      fix: {
        zh: '把适合新人的任务标出来、写清怎样参与，让更多人负责模块和评审。',
        en: 'Mark tasks for newcomers, say how to take part, and let more people own modules and reviews.',
      },
      source,
    };
  },
});
