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
import { type ActKind, individual, type Text } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import { addMonths, type Month } from '#store/period.ts';
import type { Database } from '#store/schema.ts';
import type { CheckOutcome } from '../check.ts';
import { checks } from '../check-registry.ts';
import { discounts } from '../discount-registry.ts';
import { namesPreRelease, namesVersion } from '../figures/final-version.ts';
import { monthIndex, monthOfUtc } from '../figures/month-index.ts';
import type { Need } from '../metric.ts';
import { metrics } from '../metric-registry.ts';
import { verdictsAt } from './month-facts.ts';

/** One thing that stands behind an input. */
export interface Fact {
  readonly kind: 'people' | 'acts' | 'months' | 'releases' | 'check' | 'affiliations' | 'discounts';
  readonly text: Text;
  /** The biggest, then how many more there are. */
  readonly items: readonly { readonly name: string; readonly was: number | null; readonly now: number | null }[];
  readonly more: number;
}

/** Which project and which twelve-month windows. */
export interface Span {
  readonly project: string;
  readonly from: Month | null;
  readonly to: Month;
}

/** Items of a fact that are named. */
const shown = 5;

const kindsOf: Readonly<Partial<Record<Need, readonly ActKind[]>>> = {
  commit: ['commit'],
  commit_trailer: ['co-author'],
  issues: ['issue-opened', 'issue-closed'],
  changes: ['change-opened', 'change-merged', 'change-closed'],
  comments: ['comment'],
  reviews: ['review'],
  'review-comments': ['review-comment'],
  stars: ['star'],
  forks: ['fork'],
};

/** Whether the act lies in the window that ends with a month; never where there is no such month. */
function inside(month: Month | null): RawBuilder<boolean> {
  if (month === null) return sql<boolean>`false`;
  return sql<boolean>`(a.month between ${monthIndex(addMonths(month, -11))}::int and ${monthIndex(month)}::int)`;
}

function acts({ project }: Span, kinds: readonly ActKind[]): RawBuilder<unknown> {
  return sql`act a where a.project = ${project} and a.class = 'human' and a.standing <= 1 and a.kind = any(${[...kinds]}::text[])`;
}

interface CountRow {
  readonly name: string;
  readonly was: number;
  readonly now: number;
}

function counted(kind: Fact['kind'], text: Text, rows: readonly CountRow[], { from }: Span): Fact[] {
  if (rows.length === 0) return [];
  const items = rows.slice(0, shown).map(({ name, was, now }) => ({ name, was: from === null ? null : was, now }));
  return [{ kind, text, items, more: rows.length - items.length }];
}

async function actCounts(db: Kysely<Database>, span: Span, kinds: readonly ActKind[]): Promise<Fact[]> {
  const { rows } = await sql<CountRow>`
    select a.kind as name, count(*) filter (where ${inside(span.from)})::int as was, count(*) filter (where ${inside(span.to)})::int as now
    from ${acts(span, kinds)} and (${inside(span.from)} or ${inside(span.to)}) group by a.kind order by a.kind collate "C"`.execute(
    db,
  );
  return counted('acts', { zh: '行为数，按种类', en: 'Acts by kind' }, rows, span);
}

/** People whose acts came or went, the biggest difference first; who asked not to be shown has no name. */
async function peopleCounts(db: Kysely<Database>, span: Span, kinds: readonly ActKind[]): Promise<Fact[]> {
  const { rows } = await sql<CountRow>`
    select case when c.person is null then '?' when h.identity_id is not null then '*' else coalesce(shown_name(i.name), '?') end as name, c.was, c.now
    from (select a.person_id as person, count(*) filter (where ${inside(span.from)})::int as was,
        count(*) filter (where ${inside(span.to)})::int as now
      from ${acts(span, kinds)} and (${inside(span.from)} or ${inside(span.to)}) group by a.person_id) c
    left join identity i on i.id = c.person left join hidden_identity h on h.identity_id = c.person
    where c.now <> c.was
    order by abs(c.now - c.was) desc, c.now desc, encode(i.value_hash, 'hex')`.execute(db);
  const text = {
    zh: '贡献者的行为数（* 不愿具名，? 未知）',
    en: 'Acts by contributor (* asked not to be named, ? unknown)',
  };
  return counted('people', text, rows, span);
}

/** Months that are in one of the windows only. */
async function monthCounts(db: Kysely<Database>, span: Span, kinds: readonly ActKind[]): Promise<Fact[]> {
  const { rows } = await sql<CountRow>`
    select lpad((a.month / 12)::text, 4, '0') || '-' || lpad((a.month % 12 + 1)::text, 2, '0') as name,
      count(*) filter (where ${inside(span.from)})::int as was, count(*) filter (where ${inside(span.to)})::int as now
    from ${acts(span, kinds)} and (${inside(span.from)} <> ${inside(span.to)})
    group by a.month order by count(*) desc, a.month desc`.execute(db);
  const text =
    span.from === null
      ? { zh: '各月的行为数', en: 'Acts by month' }
      : { zh: '只在一个窗口里的月份', en: 'Months in one window only' };
  return counted('months', text, rows, span);
}

/** Versions by name, with the month of their earliest date; which names count is as in the card of `releases`. */
async function releaseFacts(db: Kysely<Database>, span: Span): Promise<Fact[]> {
  const { rows } = await sql<CountRow>`
    select a.name, ${inside(span.from)}::int as was, ${inside(span.to)}::int as now from (
      select name, min(at) as at,
        ${monthOfUtc(sql`min(at) at time zone 'UTC'`)} as month
      from (
        select t.repository_id, t.name, t.tagged_at as at from tag t where ${namesVersion('t.name')} and not ${namesPreRelease('t.name')}
        union all
        select r.repository_id, r.tag, r.published_at from release r where r.gone_at is null and r.draft is not true
          and r.prerelease is not true and not ${namesPreRelease('r.tag')}
      ) v join project_repository pr on pr.repository_id = v.repository_id
      where pr.project = ${span.project} and at is not null group by name) a
    where ${inside(span.from)} or ${inside(span.to)}
    order by ${inside(span.from)} = ${inside(span.to)}, a.at desc, a.name collate "C"`.execute(db);
  const text = { zh: '版本（1 在窗口里，0 不在）', en: 'Versions (1 in the window, 0 not)' };
  return counted('releases', text, rows, span);
}

async function metricFacts(db: Kysely<Database>, span: Span, needs: readonly Need[]): Promise<Fact[]> {
  const kinds = [...new Set(needs.flatMap((need) => kindsOf[need] ?? []))];
  const releases = needs.includes('tag') || needs.includes('releases') ? await releaseFacts(db, span) : [];
  if (kinds.length === 0) return releases;
  return [
    ...(await actCounts(db, span, kinds)),
    ...(await peopleCounts(db, span, kinds)),
    ...(await monthCounts(db, span, kinds)),
    ...releases,
  ];
}

async function checkFacts(db: Kysely<Database>, { project, from, to }: Span, id: string): Promise<Fact[]> {
  const of = async (month: Month) => (await verdictsAt(db, project, month)).find((one) => one.id === id);
  const [was, now] = [from === null ? null : await of(from), await of(to)];
  const row = await db
    .selectFrom('check_result')
    .select('result')
    .where('project', '=', project)
    .where('check_id', '=', id)
    .executeTakeFirst();
  const outcome = (row?.result ?? null) as CheckOutcome | null;
  const seen = (outcome?.evidence ?? []).map(({ path, line }) => (line === null ? path : `${path}:${line}`));
  const moved = `${was === undefined || was === null ? '' : `${was.status} → `}${now?.status ?? '?'}`;
  const { zh, en } = outcome?.message ?? { zh: '', en: '' };
  const items = seen.slice(0, shown).map((name) => ({ name, was: null, now: null }));
  return [
    { kind: 'check', text: { zh: `${moved}：${zh}`, en: `${moved}: ${en}` }, items, more: seen.length - items.length },
  ];
}

/** Facts behind each of these inputs, in their order. */
export async function tellFacts(
  { db }: Pick<Store, 'db'>,
  span: Span,
  inputs: readonly { readonly id: string; readonly kind: 'metric' | 'check' | 'derived' }[],
): Promise<Fact[][]> {
  const told = new Map<string, Fact[]>();
  const all: Fact[][] = [];
  for (const { id, kind } of inputs) {
    if (kind === 'check' && checks.has(id)) {
      all.push(await checkFacts(db, span, id));
      continue;
    }
    const needs = [...(metrics.get(id)?.needs ?? [])].sort();
    const key = needs.join(' ');
    const facts = told.get(key) ?? (await metricFacts(db, span, needs));
    told.set(key, facts);
    all.push(facts);
  }
  return all;
}

async function affiliationFacts(db: Kysely<Database>, span: Span): Promise<Fact[]> {
  if (span.from === null) return [];
  const of = (month: Month | null) =>
    sql`coalesce(string_agg(distinct coalesce(a.organisation, '?') collate "C", '+' order by coalesce(a.organisation, '?') collate "C") filter (where ${inside(month)}), '')`;
  const { rows } = await sql<{ change: string; people: number }>`
    select change, count(*)::int as people from (
      select ${of(span.from)} || ' → ' || ${of(span.to)} as change, ${of(span.from)} as was, ${of(span.to)} as is_
      from act a where a.project = ${span.project} and a.class = 'human' and a.standing <= 1 and a.person_id is not null
      group by a.person_id) c
    where was <> '' and is_ <> '' and was <> is_ group by change order by people desc, change collate "C"`.execute(db);
  if (rows.length === 0) return [];
  const text = {
    zh: `换了单位的人数（${individual} 个人，? 未知）`,
    en: `People whose organisation changed (${individual} on their own behalf, ? unknown)`,
  };
  const items = rows.slice(0, shown).map(({ change, people }) => ({ name: change, was: null, now: people }));
  return [{ kind: 'affiliations', text, items, more: rows.length - items.length }];
}

async function discountFacts(db: Kysely<Database>, span: Span): Promise<Fact[]> {
  const { rows } = await sql<CountRow>`
    select d.rule as name, count(*) filter (where ${inside(span.from)})::int as was, count(*) filter (where ${inside(span.to)})::int as now
    from act_discount d join act a on a.project = d.project and a.repository_id = d.repository_id and a.kind = d.kind and a.source = d.source
    where d.project = ${span.project} and (${inside(span.from)} or ${inside(span.to)}) group by d.rule order by d.rule collate "C"`.execute(
    db,
  );
  const known = rows.filter(({ name }) => discounts.has(name));
  return counted('discounts', { zh: '按规则打折的行为数', en: 'Acts discounted, by rule' }, known, span);
}

/** What concerns more than one input. */
export async function sharedFacts(db: Kysely<Database>, span: Span): Promise<Fact[]> {
  return [...(await affiliationFacts(db, span)), ...(await discountFacts(db, span))];
}
