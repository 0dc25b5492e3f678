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

import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Text } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';
import type { MetricRequest, MetricRow } from '../metric.ts';
import { monthOfUtc } from './month-index.ts';
import { percent } from './percent.ts';
import { type Figure, figures } from './slot.ts';

/** Whose issues and changes count, in words, as every card about them quotes it. */
export const itemRule: Text = {
  zh: '只数由人发起的议题和变更，不论由谁关闭或合并；机器人、智能体、服务账号发起的不计。归发起人和其当时的单位，发起人被平台隐去的归入“未知”。时间按 UTC。',
  en: 'Counts issues and changes that humans opened, whoever closed or merged them; those opened by bots, agents and service accounts are left out. They belong to who opened them and to the organisation of that time; where the platform hides who did, to the unknown. Times are UTC.',
};

/** Which quantile is meant, as cards quote it. */
export const quantileRule: Text = {
  zh: '分位数按 percentile_disc：从小到大第 k 个，k = ⌈p·n⌉；并列不影响结果。明细有个数、均值、最小值、四分位数、最大值和 15%、85% 分位数。',
  en: 'Quantiles are percentile_disc: the k-th smallest, k = ⌈p·n⌉, so that ties change nothing. The detail gives the count, the mean, minimum, quartiles, maximum, and the 15 % and 85 % quantiles.',
};

/** Up to when later events of an item are read, as cards quote it. */
export const sofarRule: Text = {
  zh: '此后发生的事按最近一次采集时已知的为准。',
  en: 'What happened to them afterwards is read as far as the last crawl knows it.',
};

type Kind = 'issue' | 'change';

/** Month index of an instant with a time zone, in UTC. */
export function monthOfInstant(instant: RawBuilder<unknown>): RawBuilder<unknown> {
  return monthOfUtc(sql`${instant} at time zone 'UTC'`);
}

/** Whole seconds from one instant to another. */
export function secondsBetween(from: RawBuilder<unknown>, to: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`floor(date_part('epoch', ${to} - ${from}))`;
}

/** Query for (subject, month, n): opened. */
export function openings(kind: Kind): RawBuilder<unknown> {
  return sql`select subject, month, count(*) as n from items where kind = ${kind} group by subject, month`;
}

/** Query for (subject, month, n): closed, each time that it was. */
export function closings(kind: Kind): RawBuilder<unknown> {
  // What was closed at the instant it was opened was open for no time at all.
  return sql`select i.subject, ${monthOfInstant(sql`coalesce(upper(r), i.closed_at)`)} as month, count(*) as n
    from items i left join lateral unnest(i.open_during) r on true
    where i.kind = ${kind} and not coalesce(upper_inf(r), i.closed_at is null) group by 1, 2`;
}

/** Query for (subject, month, n): opened again, each time that it was. */
export function reopenings(kind: Kind): RawBuilder<unknown> {
  return sql`select i.subject, ${monthOfInstant(sql`lower(r)`)} as month, count(*) as n
    from items i cross join lateral unnest(i.open_during) r
    where i.kind = ${kind} and lower(r) > lower(i.open_during) group by 1, 2`;
}

/** Query for (subject, month, change): what a backlog gains and loses. */
export function backlogChanges(kind: Kind): RawBuilder<unknown> {
  return sql`select i.subject, e.month, e.change
    from items i cross join lateral unnest(i.open_during) r
      cross join lateral (values (${monthOfInstant(sql`lower(r)`)}, 1),
        (case when not upper_inf(r) then ${monthOfInstant(sql`upper(r)`)} end, -1)) e(month, change)
    where i.kind = ${kind} and e.month is not null`;
}

/** Query for (subject, month, until, value): when it was open at the end of months, and minus the instant it was opened. */
export function openStretches(kind: Kind): RawBuilder<unknown> {
  return sql`select * from (
      select i.subject, ${monthOfInstant(sql`lower(r)`)} as month,
        case when not upper_inf(r) then ${monthOfInstant(sql`upper(r)`)} end as until,
        -floor(date_part('epoch', i.opened_at)) as value
      from items i cross join lateral unnest(i.open_during) r where i.kind = ${kind}
    ) stretch where until is null or until > month`;
}

/** Sums `n` of (subject, month, n). */
export function countFigures(
  session: Kysely<Database>,
  request: MetricRequest,
  facts: RawBuilder<unknown>,
): Promise<MetricRow[]> {
  return figures(session, request, { facts, value: sql`coalesce(sum(p.n), 0)` });
}

/** Divides the sums of (subject, month, part, whole); unknown where the whole is nothing. */
export function ratioFigures(
  session: Kysely<Database>,
  request: MetricRequest,
  facts: RawBuilder<unknown>,
  none: Text,
): Promise<MetricRow[]> {
  return figures(session, request, {
    facts,
    value: sql`sum(p.part)::float8 / nullif(sum(p.whole), 0)::float8`,
    explain: ({ value }) => (value === null ? none : null),
  });
}

/** As {@link ratioFigures}, of those who can tell: (subject, month, part, whole, every), `whole` of `every` are known. */
export function toldRatioFigures(
  session: Kysely<Database>,
  request: MetricRequest,
  facts: RawBuilder<unknown>,
  none: Text,
): Promise<MetricRow[]> {
  const explain: Figure['explain'] = ({ value, basis }) => {
    if (value === null) return basis === 0 ? untold : none;
    if (basis === null || basis === 1) return null;
    return {
      zh: `只有 ${percent(basis)} 能够判断，其余不计`,
      en: `Only ${percent(basis)} of them can tell; the rest is left out`,
    };
  };
  return figures(session, request, {
    facts,
    value: sql`sum(p.part)::float8 / nullif(sum(p.whole), 0)::float8`,
    basis: sql`sum(p.whole)::float8 / nullif(sum(p.every), 0)::float8`,
    explain,
  });
}

const untold: Text = { zh: '平台没有给出能够判断的数据', en: 'The platform gives nothing that could tell' };

/** Why there is no figure: nothing of the kind was opened, closed, merged or open. */
export const noneSuch: Readonly<
  Record<
    | 'issuesOpened'
    | 'issuesClosed'
    | 'issuesOpen'
    | 'changesOpened'
    | 'changesClosed'
    | 'changesMerged'
    | 'changesOpen',
    Text
  >
> = {
  issuesOpened: { zh: '期内没有新开的议题', en: 'No issue was opened in the period' },
  issuesClosed: { zh: '期内没有关闭的议题', en: 'No issue was closed in the period' },
  issuesOpen: { zh: '期末没有未关闭的议题', en: 'No issue is open at the end of the period' },
  changesOpened: { zh: '期内没有新提的变更', en: 'No change was opened in the period' },
  changesClosed: { zh: '期内没有关闭的变更', en: 'No change was closed in the period' },
  changesMerged: { zh: '期内没有合并的变更', en: 'No change was merged in the period' },
  changesOpen: { zh: '期末没有未关闭的变更', en: 'No change is open at the end of the period' },
};

/** Query for (subject, month, until, n): how many of those opened in a month were closed in which; null = they are open. */
export function openedUntil(kind: Kind): RawBuilder<unknown> {
  return sql`select subject, month, ${monthOfInstant(sql`closed_at`)} as until, count(*) as n from items
    where kind = ${kind} group by 1, 2, 3`;
}

/** Share of those of {@link openedUntil} that are closed by the end of their slot. */
export const closedByEnd: RawBuilder<unknown> = sql`coalesce(sum(p.n) filter (where p.until <= s.month), 0)::float8 / nullif(sum(p.n), 0)::float8`;

/** Says which share of the issues of a period is not closed yet. */
export function stillOpen(share: number): Text {
  return { zh: `不含仍未关闭的 ${percent(share)}`, en: `Without the ${percent(share)} that are still open` };
}

/** Says which share of the changes of a period is not merged. */
export function notMerged(share: number): Text {
  return { zh: `不含没有合并的 ${percent(share)}`, en: `Without the ${percent(share)} that are not merged` };
}

/** Says which share of the items of a period nobody has answered yet. */
export function unansweredShare(share: number): Text {
  return {
    zh: `不含尚未得到回应的 ${percent(share)}`,
    en: `Without the ${percent(share)} that nobody has answered yet`,
  };
}
