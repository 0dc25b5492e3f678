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

import { roadmapDated as check } from '#metrics/checks/roadmap-dated.ts';
import { findDocument } from '#metrics/reading/document.ts';
import { contentOf } from '#metrics/reading/document-content.ts';
import { documentKinds } from '#metrics/reading/document-kinds.ts';
import { newestDate } from '#metrics/reading/roadmap-date.ts';
import { fromCheck, joined, placeIn, units, withCode } from '../finding.ts';
import { defineGatherer } from '../gatherer.ts';

const source = 'check:roadmap-dated';

/** Whole months from one day to another; negative when it is still to come. */
function monthsBetween(from: Date, to: Date): number {
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return to.getUTCDate() < from.getUTCDate() ? months - 1 : months;
}

export const roadmap = defineGatherer({
  id: 'roadmap',
  summary: { zh: '路线图里最新的日期', en: 'The latest date that the roadmap names' },
  thresholds: { months: { name: { zh: '最多过去几个月', en: 'months ago at most' }, otherwise: 12 } },
  gather: (facts, { thresholds: { months } }) =>
    withCode(facts, source, (code) => {
      const { files, asOf } = code.facts;
      const search = findDocument(files, documentKinds.roadmap);
      const content = search.found === null ? null : contentOf(files, search.found, documentKinds.roadmap);
      const newest = content === null ? null : newestDate(content.outlines, asOf);
      // Nothing to measure: the check says what is missing.
      if (newest === null) return fromCheck(facts, check);
      const last = new Date(newest.end.getTime() - 1);
      const age = monthsBetween(newest.end, asOf);
      const outside = content?.outside === true && age >= months;
      return {
        status: age < months ? 'pass' : outside ? 'unknown' : 'fail',
        reason: joined(
          {
            zh: `路线图里最新的日期到 ${last.toISOString().slice(0, 10)} 为止。`,
            en: `The latest date in the roadmap ends on ${last.toISOString().slice(0, 10)}.`,
          },
          outside ? { zh: '其余内容在站外，看不到。', en: 'The rest is outside the repository and not seen.' } : null,
        ),
        measured: { value: Math.max(0, age), unit: units.months, threshold: months },
        places: [placeIn(code, newest.evidence)],
        fix: check.fix,
        source,
      };
    }),
});
