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

import { signOffComplete as check } from '#metrics/checks/sign-off-complete.ts';
import { findCla } from '#metrics/reading/cla.ts';
import { against, commitPlace, percent, placeIn, units, withCode } from '../finding.ts';
import { defineGatherer } from '../gatherer.ts';

const source = 'check:sign-off-complete';

export const signOff = defineGatherer({
  id: 'sign-off',
  summary: {
    zh: '入孵以来（尚未入孵则为全部历史）的非合并提交里，作者签署 DCO 的比例',
    en: 'Share of non-merge commits since entry (in all history before entry) that their author signed off',
  },
  thresholds: { share: { name: { zh: '签署的比例', en: 'share signed off' }, otherwise: 1 } },
  gather: (facts, { thresholds: { share: needed } }) =>
    withCode(facts, source, (code) => {
      const { history, declared, files } = code.facts;
      const { signed, unsigned, firstUnsigned } = history.signOff;
      const total = signed + unsigned;
      const since = declared.admittedOn;
      const span =
        since === null ? { zh: '全部历史中', en: 'in all history' } : { zh: `${since} 以来`, en: `since ${since}` };
      if (total === 0) {
        const reason = { zh: `${span.zh}没有非合并提交。`, en: `There are no non-merge commits ${span.en}.` };
        return { status: 'unknown', reason, source };
      }
      const share = signed / total;
      const status = against(share, needed);
      const cla = status === 'pass' ? null : findCla(files);
      const first = firstUnsigned === null ? [] : [commitPlace(code, firstUnsigned, null)];
      return {
        status: cla === null ? status : 'unknown',
        reason: {
          zh: `${span.zh}的 ${total} 个非合并提交中 ${unsigned} 个没有作者签署${unsigned === 0 ? '' : '，最早的一个列在下面'}。${cla === null ? '' : '项目采用 CLA，签署名册不在代码仓里，请核对名册。'}`,
          en: `${unsigned} of ${total} non-merge commits ${span.en} are not signed off by their author${unsigned === 0 ? '' : '; the earliest is listed'}.${cla === null ? '' : ' The project uses a CLA whose register is not in the repository: compare it.'}`,
        },
        measured: { value: percent(share), unit: units.percent, threshold: percent(needed) },
        places: [...first, ...(cla === null ? [] : [placeIn(code, cla)])],
        fix: check.fix,
        source,
      };
    }),
});
