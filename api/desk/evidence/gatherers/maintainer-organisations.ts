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

import { maintainerOrganisations as check } from '#metrics/checks/maintainer-organisations.ts';
import { matchActivity } from '#metrics/reading/activity-match.ts';
import { findMaintainers } from '#metrics/reading/maintainer-list.ts';
import { organisationOf, organisationsOf } from '#metrics/reading/maintainer-organisation.ts';
import { against, fromCheck, joined, placeIn, units, withCode } from '../finding.ts';
import { defineGatherer } from '../gatherer.ts';

const source = 'check:maintainer-organisations';
const mostShown = 20;

export const maintainerOrganisations = defineGatherer({
  id: 'maintainer-organisations',
  summary: {
    zh: '维护者所属的单位，同一单位的不同写法合并',
    en: 'Organisations of the maintainers, spellings of one merged',
  },
  thresholds: { organisations: { name: { zh: '至少几家', en: 'organisations at least' }, otherwise: 2 } },
  gather: (facts, { thresholds: { organisations: needed } }) =>
    withCode(facts, source, (code) => {
      const { files, history } = code.facts;
      const list = findMaintainers(files);
      if (list.search.found === null) return fromCheck(facts, check);
      const match = matchActivity(list.people, history.authors365);
      const named = [...organisationsOf(list.people, match).values()];
      const blank = list.people.filter((one) => organisationOf(one, match) === null && !one.independent).length;
      const undecided = named.length < needed && (list.outside || named.length + blank >= needed);
      const places = named.map(({ name, person: { path, line } }) => ({ path, line, text: name }));
      return {
        status: undecided ? 'unknown' : against(named.length, needed),
        reason: joined(
          { zh: `维护者来自 ${named.length} 家单位。`, en: `Organisations of the maintainers: ${named.length}.` },
          blank > 0 ? { zh: `${blank} 人没有写单位。`, en: `People without an organisation: ${blank}.` } : null,
          undecided && list.outside
            ? { zh: '名单的一部分不在代码仓里。', en: 'Part of the list is not in the repository.' }
            : null,
        ),
        measured: { value: named.length, unit: units.organisations, threshold: needed },
        places: (places.length > 0 ? places : list.search.evidence)
          .slice(0, mostShown)
          .map((evidence) => placeIn(code, evidence)),
        fix: check.fix,
        source,
      };
    }),
});
