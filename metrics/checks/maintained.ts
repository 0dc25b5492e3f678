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

import { defineCheck, fail, partial, pass, unknown } from '../check.ts';

const day = 86_400_000;
/** Scorecard's full mark: one commit a week over 90 days. */
const enough = 12;

/** Somebody has worked on it in the last 90 days. */
export const maintained = defineCheck({
  id: 'maintained',
  name: { zh: '持续维护', en: 'Maintained' },
  question: { zh: '最近 90 天有人在维护吗？', en: 'Has somebody worked on it in the last 90 days?' },
  why: { zh: '没有人维护，漏洞就没有人修。', en: 'Software without maintainers does not get its holes fixed.' },
  fix: {
    zh: '平均每周至少合并一次变更；若项目已经稳定或停止，请在 README 写明状态。',
    en: 'Merge at least one change a week; if the project is finished or has stopped, say so in the README.',
  },
  category: 'engineering',
  weight: 7.5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#maintained',
  aliases: ['clomonitor:maintained', 'scorecard:Maintained'],
  gates: {},
  needs: ['history'],
  run({ history, asOf }) {
    if (history.lastCommitAt === null || history.firstCommitAt === null) {
      return unknown({ zh: '没有可用的提交日期。', en: 'There are no usable commit dates.' });
    }
    const count = history.commits90;
    const last = history.lastCommitAt.toISOString().slice(0, 10);
    const message = {
      zh: `90 天内有 ${count} 次提交，最近一次是 ${last}。`,
      en: `${count} commits in 90 days, the last on ${last}.`,
    };
    const age = asOf.getTime() - history.firstCommitAt.getTime();
    if (age < 90 * day) {
      return unknown({
        zh: `历史不足 90 天，还看不出会不会持续维护；${message.zh}`,
        en: `Less than 90 days of history, too few to tell; ${message.en}`,
      });
    }
    if (count >= enough) return pass(message);
    return count === 0 ? fail(message) : partial(count / enough, message);
  },
});
