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

import { figurePlace } from '../figure.ts';
import { against, units } from '../finding.ts';
import { defineGatherer, type Finding } from '../gatherer.ts';

const source = 'metric:new-contributors';

export const newcomers = defineGatherer({
  id: 'newcomers',
  summary: {
    zh: '最近几个整月里第一次写代码的人数',
    en: 'People who wrote code for the first time in the newest full months',
  },
  thresholds: {
    people: { name: { zh: '至少几名新人', en: 'newcomers at least' }, otherwise: 1 },
    months: { name: { zh: '最近几个整月', en: 'newest full months' }, otherwise: 6 },
  },
  gather(facts, { thresholds: { people, months } }): Finding {
    const span = facts.newcomers.slice(0, months);
    const known = span.flatMap(({ value }) => value ?? []);
    if (known.length === 0) {
      const reason = { zh: '还没有算过这些月份的新人数。', en: 'Newcomers of these months have not been counted yet.' };
      return { status: 'unknown', reason, coverage: 0, source };
    }
    const total = known.reduce((sum, value) => sum + value, 0);
    const short = known.length < months && total < people;
    return {
      status: short ? 'unknown' : against(total, people),
      reason: {
        zh: `最近 ${known.length} 个整月有 ${total} 名新贡献者${short ? '，其余月份不明。' : '。'}`,
        en: `${total} new contributors in the newest ${known.length} full months${short ? '; the other months are not known.' : '.'}`,
      },
      measured: { value: total, unit: units.people, threshold: people },
      places: span.filter(({ value }) => (value ?? 0) > 0).map(figurePlace),
      coverage: Math.min(1, known.length / months),
      fix: {
        zh: '标出 good first issue、尽快回应新人的第一个变更，并在发布说明里感谢他们。',
        en: 'Mark good first issues, answer a newcomer’s first change quickly, and thank them in the release notes.',
      },
      source,
    };
  },
});
