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

/** Upper and lower case, spaces and ASCII punctuation make no difference; bytes beyond ASCII stay, whatever the locale. */
const normalised = sql`btrim(regexp_replace(lower(left(i.title, 300) collate "C"), '[\\x01-\\x2f\\x3a-\\x60\\x7b-\\x7f]+', ' ', 'g'))`;

export const duplicateTitle = defineDiscount({
  id: 'duplicate-title',
  name: { zh: '重复标题', en: 'Repeated title' },
  description: {
    zh: '同一人在 30 天内反复新建标题相同的议题或变更：前三个照常计，之后的新建和合入只计十分之三。',
    en: 'Issues or changes that one person opens with the same title again and again within 30 days: the first three count in full; opening and merging further ones counts three tenths.',
  },
  revision: 1,
  formula: {
    zh: '标题取前 300 个字符，不分大小写，ASCII 标点和空白视为一个空格。同一人、同一项目、同一类（议题或变更）、标题相同者，30 天内（含本个）第 4 个起，其新建与合入的系数为 0.3。数字保留，所以“升级到 1.2.3”与“升级到 1.2.4”不算重复。误伤：同一修复移植到三个以上分支、按模板定期提的议题；证据列出序号和首个编号，可提出异议。',
    en: 'The first 300 characters of the title, without case, runs of ASCII punctuation and space as one space. Of items of one person, project and kind (issue or change) with the same title, opening and merging have factor 0.3 from the 4th within 30 days on. Digits stay, so that “bump to 1.2.3” and “bump to 1.2.4” are two titles. Who may be hit wrongly: a fix carried to more than three branches, issues opened regularly from a template; the evidence gives the ordinal and the first of them, and can be disputed.',
  },
  source: 'https://hacktoberfest.com/participation/',
  needs: ['issues', 'changes'],
  evidence: {
    within30Days: { zh: '30 天内第几个', en: 'ordinal within 30 days' },
    first: { zh: '其中最早一个的编号', en: 'number of the first' },
  },
  find: sql<DiscountRow>`select a.repository_id, a.kind, a.source, '0.3' as factor,
      jsonb_build_object('within30Days', d.nth - d.before, 'first', d.first) as evidence
    from (
      select i.repository_id, i.kind, i.number,
        row_number() over (same order by i.opened_at, r.rank, length(i.number), i.number collate "C") as nth,
        count(*) over (same order by i.opened_at range between unbounded preceding and interval '30 days' preceding) as before,
        first_value(i.number) over (same order by i.opened_at, r.rank, length(i.number), i.number collate "C") as first
      from stage_item i join stage_repository r on r.repository_id = i.repository_id
      join (select person_id, kind from stage_item where person_id is not null group by 1, 2 having count(*) > 3) many
        on many.person_id = i.person_id and many.kind = i.kind
      where i.class = 'human'
      window same as (partition by i.person_id, i.kind, ${normalised})
    ) d
    join stage_act a on a.repository_id = d.repository_id and a.subject_kind = d.kind and a.subject_number = d.number
      and a.kind in ('issue-opened', 'change-opened', 'change-merged')
    where d.nth - d.before > 3`,
});
