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
import { against, joined, percent, units } from '../finding.ts';
import { defineGatherer, type Finding } from '../gatherer.ts';
import { worst } from '../worst.ts';

const source = 'metric:time-to-first-response metric:unanswered-issue-share';

export const issueResponse = defineGatherer({
  id: 'issue-response',
  summary: {
    zh: '最近 12 个整月新开议题的首次回应：中位天数与得到回应的比例',
    en: 'First responses to issues opened in the newest twelve full months: median days and share answered',
  },
  thresholds: {
    days: { name: { zh: '中位天数最多', en: 'median days at most' }, otherwise: 14 },
    share: { name: { zh: '得到回应的比例', en: 'share answered' }, otherwise: 0.8 },
  },
  gather(facts, { thresholds: { days, share } }): Finding {
    const hours = yearOf(facts, 'time-to-first-response');
    const unanswered = yearOf(facts, 'unanswered-issue-share');
    const median = hours.value === null ? null : Math.ceil((hours.value / 24) * 10) / 10;
    const answered = unanswered.value === null ? null : 1 - unanswered.value;
    const status = worst([
      median === null ? 'unknown' : median <= days ? 'pass' : 'fail',
      answered === null ? 'unknown' : against(answered, share),
    ]);
    return {
      status,
      reason: joined(
        median === null
          ? hours.value === null
            ? hours.why
            : null
          : { zh: `首次回应的中位数是 ${median} 天。`, en: `The median first response took ${median} days.` },
        answered === null
          ? unanswered.value === null
            ? unanswered.why
            : null
          : {
              zh: `${percent(answered)} % 的议题得到他人回应（需要 ${percent(share)} %）。`,
              en: `${percent(answered)} % of the issues were answered by somebody else; ${percent(share)} % are needed.`,
            },
      ),
      measured: median === null ? null : { value: median, unit: units.days, threshold: days },
      places: [hours, unanswered].flatMap((one) => (one.value === null ? [] : [figurePlace(one.figure)])),
      coverage: hours.value === null ? null : hours.figure.coverage,
      fix: {
        zh: '排出每周的值班，两周内对每个新议题给出第一次答复。',
        en: 'Take turns by the week, and answer every new issue once within two weeks.',
      },
      source,
    };
  },
});
