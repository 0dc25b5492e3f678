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

/** {@link normalised} but for the digits: a number in the title makes no other piece of work. */
const numbered = sql`regexp_replace(${normalised}, '[0-9]+', '0', 'g')`;

export const duplicateTitle = defineDiscount({
  id: 'duplicate-title',
  name: { zh: '重复标题', en: 'Repeated title' },
  description: {
    zh: '同一人在 30 天内反复新建标题相同的议题或变更：前三个照常计；只有数字不同的，前十个照常计。之后的新建和合入只计十分之三。',
    en: 'Issues or changes that one person opens with the same title again and again within 30 days: the first three count in full, of those that differ in digits alone the first ten; opening and merging further ones counts three tenths.',
  },
  revision: 2,
  formula: {
    zh: '标题取前 300 个字符，不分大小写，ASCII 标点和空白视为一个空格。同一人、同一项目、同一类（议题或变更）、标题相同者，30 天内（含本个）第 4 个起，其新建与合入的系数为 0.3；标题只有数字不同者，第 11 个起也是。所以“升级到 1.2.3”与“升级到 1.2.4”是两个标题，而“typo 1”到“typo 100”不是一百件事。误伤：同一修复移植到三个以上分支、按模板定期提的议题、一个月里手工升级十次以上同一依赖；证据列出序号、限额和首个编号，可提出异议。',
    en: 'The first 300 characters of the title, without case, runs of ASCII punctuation and space as one space. Of items of one person, project and kind (issue or change) with the same title, opening and merging have factor 0.3 from the 4th within 30 days on, of those whose titles differ in digits alone from the 11th on. So “bump to 1.2.3” and “bump to 1.2.4” are two titles, and “typo 1” to “typo 100” are not a hundred pieces of work. Who may be hit wrongly: a fix carried to more than three branches, issues opened regularly from a template, one dependency bumped by hand more than ten times a month; the evidence gives the ordinal, the limit and the first of them, and can be disputed.',
  },
  source: 'https://hacktoberfest.com/participation/',
  needs: ['issues', 'changes'],
  evidence: {
    within30Days: { zh: '30 天内第几个', en: 'ordinal within 30 days' },
    limit: { zh: '照常计的个数', en: 'how many count in full' },
    first: { zh: '其中最早一个的编号', en: 'number of the first' },
  },
  find: sql<DiscountRow>`select a.repository_id, a.kind, a.source, '0.3' as factor,
      jsonb_build_object('within30Days', d.within, 'limit', d.most, 'first', d.first) as evidence
    from (
      select distinct on (repository_id, kind, number) repository_id, kind, number, most, nth - before as within, first
      from (
        select t.repository_id, t.kind, t.number, t.most,
          row_number() over (same order by t.opened_at, t.rank, length(t.number), t.number collate "C") as nth,
          count(*) over (same order by t.opened_at range between unbounded preceding and interval '30 days' preceding) as before,
          first_value(t.number) over (same order by t.opened_at, t.rank, length(t.number), t.number collate "C") as first
        from (
          select i.repository_id, i.kind, i.number, i.person_id, i.opened_at, r.rank, l.most, l.title
          from stage_item i join stage_repository r on r.repository_id = i.repository_id
          join (select person_id, kind from stage_item where person_id is not null group by 1, 2 having count(*) > 3) many
            on many.person_id = i.person_id and many.kind = i.kind
          cross join lateral (values (3, ${normalised}), (10, ${numbered})) l(most, title)
          where i.class = 'human'
        ) t
        window same as (partition by t.person_id, t.kind, t.most, t.title)
      ) counted
      where nth - before > most order by repository_id, kind, number, most
    ) d
    join stage_act a on a.repository_id = d.repository_id and a.subject_kind = d.kind and a.subject_number = d.number
      and a.kind in ('issue-opened', 'change-opened', 'change-merged')`,
});
