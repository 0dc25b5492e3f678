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

import { ownershipCurrent as check } from '#metrics/checks/ownership-current.ts';
import { matchActivity } from '#metrics/reading/activity-match.ts';
import { findMaintainers } from '#metrics/reading/maintainer-list.ts';
import { against, fromCheck, joined, percent, placeIn, units, withCode } from '../finding.ts';
import { defineGatherer } from '../gatherer.ts';

const source = 'check:ownership-current';
const mostShown = 20;

export const ownership = defineGatherer({
  id: 'ownership',
  summary: {
    zh: 'MAINTAINERS、OWNERS、CODEOWNERS 里近 12 个月有提交的人的比例（按姓名比对）',
    en: 'Share of those in MAINTAINERS, OWNERS and CODEOWNERS who committed in the last 12 months, going by name',
  },
  thresholds: { share: { name: { zh: '活跃的比例', en: 'share that is active' }, otherwise: 0.66 } },
  gather: (facts, { thresholds: { share: needed } }) =>
    withCode(facts, source, (code) => {
      const { files, history } = code.facts;
      const { search, people } = findMaintainers(files);
      if (search.found === null || people.length === 0) return fromCheck(facts, check);
      const { active, unmatched, most } = matchActivity(people, history.authors365);
      const share = active.length / people.length;
      const undecided = share < needed && most / people.length >= needed;
      return {
        status: undecided ? 'unknown' : against(share, needed),
        reason: joined(
          {
            zh: `名单上 ${people.length} 人，按姓名核对有 ${active.length} 人近 12 个月有提交${unmatched.length === 0 ? '。' : '，其余列在下面。'}`,
            en: `Of ${people.length} people listed, ${active.length} committed in the last 12 months, going by name${unmatched.length === 0 ? '.' : '; the others are listed.'}`,
          },
          undecided
            ? {
                zh: '他们可能用别的名字提交，请人工对应。',
                en: 'They may commit under other names: match them by hand.',
              }
            : null,
        ),
        measured: { value: percent(share), unit: units.percent, threshold: percent(needed) },
        places: unmatched
          .slice(0, mostShown)
          .map(({ path, line, name, id }) => placeIn(code, { path, line, text: name ?? id })),
        fix: check.fix,
        source,
      };
    }),
});
