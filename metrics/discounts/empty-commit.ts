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

import { sql } from 'kysely';
import { type DiscountRow, defineDiscount } from '../discount.ts';

export const emptyCommit = defineDiscount({
  id: 'empty-commit',
  name: { zh: '空提交', en: 'Empty commit' },
  description: {
    zh: '没有增删任何一行的提交：有时有用（触发流水线、改文件权限、移动二进制文件），因此每人每月前三次照常计，之后每次只计十分之一。',
    en: 'Commits that add and remove no line. Some are useful (to start a pipeline, change a mode, add a binary file), so the first three of a person in a month count in full; each further one counts a tenth.',
  },
  revision: 2,
  formula: {
    zh: '行数已统计且增删均为 0 的提交，按人、仓、月（UTC）以作者时间排序，第 4 次起系数 0.1。行数未统计的提交不适用。误伤：一个月里只提交图片或改名超过三次的人；证据列出当月次数，可提出异议。',
    en: 'Commits whose lines are counted with none added and none removed, in order of author time within person, repository and month (UTC): factor 0.1 from the 4th on. Commits whose lines are not counted are never touched. Who may be hit wrongly: somebody who commits only pictures or renames, more than three times a month; the evidence gives their number, and can be disputed.',
  },
  source: 'https://chaoss.community/kb/metric-code-changes-lines/',
  needs: ['commit'],
  evidence: {
    nth: { zh: '当月第几次', en: 'ordinal within the month' },
    inMonth: { zh: '当月共几次', en: 'in the month' },
  },
  find: sql<DiscountRow>`select repository_id, kind, source, '0.1' as factor,
      jsonb_build_object('nth', nth, 'inMonth', total) as evidence
    from (select a.*, count(*) over (partition by repository_id, person_id, month) as total,
        row_number() over (partition by repository_id, person_id, month order by standing, at, source collate "C") as nth
      from stage_act a where kind = 'commit' and class = 'human' and additions = 0 and deletions = 0) e
    where nth > 3`,
});
