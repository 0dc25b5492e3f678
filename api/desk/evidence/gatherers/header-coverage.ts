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

import { headerCoverage as check } from '#metrics/checks/header-coverage.ts';
import { firstPartySource } from '#metrics/reading/first-party.ts';
import { against, percent, placeIn, units, withCode } from '../finding.ts';
import { defineGatherer } from '../gatherer.ts';

/** Below this share of files read, nothing is said of the rest. */
const readEnough = 0.8;
const mostShown = 20;
const source = 'check:header-coverage';

export const headerCoverage = defineGatherer({
  id: 'header-coverage',
  summary: {
    zh: '自有源文件里有许可声明或 SPDX 标签的比例',
    en: 'Share of first-party source files with a licence notice or SPDX tag',
  },
  thresholds: { share: { name: { zh: '有声明的比例', en: 'share with a notice' }, otherwise: 0.8 } },
  gather: (facts, { thresholds: { share: needed } }) =>
    withCode(facts, source, (code) => {
      const own = firstPartySource(code.facts.files);
      if (own.length === 0) {
        return {
          status: 'not-applicable',
          reason: { zh: '没有自有源文件。', en: 'There are no first-party source files.' },
          source,
        };
      }
      const read = own.filter((file) => file.notice !== null || file.spdx !== null);
      const bare = read.filter((file) => file.spdx === null && file.notice !== true);
      const coverage = (code.coverage * read.length) / own.length;
      if (read.length < own.length * readEnough) {
        const reason = {
          zh: `${own.length} 个源文件中只读取了 ${read.length} 个，不足以判断。`,
          en: `Only ${read.length} of ${own.length} source files were read: too few to tell.`,
        };
        return { status: 'unknown', reason, coverage, fix: check.fix, source };
      }
      const share = (read.length - bare.length) / read.length;
      return {
        status: against(share, needed),
        reason: {
          zh: `${read.length} 个自有源文件中 ${read.length - bare.length} 个有许可声明${bare.length === 0 ? '。' : '，下列文件没有。'}`,
          en: `${read.length - bare.length} of ${read.length} first-party source files state their licence${bare.length === 0 ? '.' : '; those listed do not.'}`,
        },
        measured: { value: percent(share), unit: units.percent, threshold: percent(needed) },
        places: bare.slice(0, mostShown).map(({ path }) => placeIn(code, { path, line: null, text: null })),
        coverage,
        fix: check.fix,
        source,
      };
    }),
});
