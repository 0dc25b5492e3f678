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

import { maintainersListed as check } from '#metrics/checks/maintainers-listed.ts';
import { matchActivity } from '#metrics/reading/activity-match.ts';
import type { Maintainer } from '#metrics/reading/maintainer.ts';
import { findMaintainers } from '#metrics/reading/maintainer-list.ts';
import { against, fromCheck, joined, placeIn, units, withCode } from '../finding.ts';
import { defineGatherer } from '../gatherer.ts';

const source = 'check:maintainers-listed';
const mostShown = 20;

function isComplete({ id, organisation, independent }: Maintainer): boolean {
  return id !== null && (organisation !== null || independent);
}

function shown({ name, id, organisation, independent }: Maintainer): string {
  const parts = [name, id === null ? null : `@${id}`, organisation ?? (independent ? '个人 individual' : null)];
  return parts
    .filter((part) => part !== null)
    .join(', ')
    .slice(0, 200);
}

export const maintainers = defineGatherer({
  id: 'maintainers',
  summary: {
    zh: '维护者名单里账号和单位齐全、且近 12 个月有提交的人（按姓名比对）',
    en: 'People of the maintainers list with login and organisation who committed in the last 12 months, going by name',
  },
  thresholds: { people: { name: { zh: '至少几人', en: 'people at least' }, otherwise: 1 } },
  gather: (facts, { thresholds: { people: needed } }) =>
    withCode(facts, source, (code) => {
      const { files, history } = code.facts;
      const list = findMaintainers(files);
      if (list.search.found === null) return fromCheck(facts, check);
      const complete = list.people.filter(isComplete);
      const { active, most } = matchActivity(complete, history.authors365);
      const undecided = active.length < needed && (most >= needed || list.outside);
      const places = list.people.map((person) => ({ path: person.path, line: person.line, text: shown(person) }));
      return {
        status: undecided ? 'unknown' : against(active.length, needed),
        reason: joined(
          {
            zh: `名单中 ${list.people.length} 人，账号和单位齐全的 ${complete.length} 人，其中按姓名核对近 12 个月有提交的 ${active.length} 人。`,
            en: `${list.people.length} people are listed, ${complete.length} with login and organisation; by name, ${active.length} of these committed in the last 12 months.`,
          },
          undecided
            ? {
                zh: list.outside ? '名单的一部分在站外或是平台上的团队。' : '其余的人可能用别的名字提交，请人工对应。',
                en: list.outside
                  ? 'Part of the list is on another page or a team of the platform.'
                  : 'The others may commit under other names: match them by hand.',
              }
            : null,
        ),
        measured: { value: active.length, unit: units.people, threshold: needed },
        places: (places.length > 0 ? places : list.search.evidence)
          .slice(0, mostShown)
          .map((evidence) => placeIn(code, evidence)),
        fix: check.fix,
        source,
      };
    }),
});
