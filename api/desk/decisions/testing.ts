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

import { randomBytes } from 'node:crypto';
import type { Stage } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import type { Actor } from '../actor.ts';
import { testApplication } from '../applications/testing.ts';
import type { GateStage } from '../rubric/body.ts';
import { defaultRubric, ensureRubric, rubricId } from '../rubric/store.ts';
import { testMember } from '../testing.ts';
import { type Choice, tally } from './tally.ts';

type Person = Actor & { readonly userId: string };

/** People who decide in tests. */
export interface Deciders {
  readonly reviewer: Person;
  readonly legal: Person;
  /** Three, none of them with a conflict. */
  readonly committee: readonly [Person, Person, Person];
  readonly administrator: Person;
}

/** Makes one of each role, and a committee. */
export async function deciders(store: Store): Promise<Deciders> {
  await ensureRubric(store.db);
  const one = (role: Actor['roles'][number], name: string) => testMember(store, { roles: [role], name });
  return {
    reviewer: await one('reviewer', '评审甲'),
    legal: await one('legal-reviewer', '法务乙'),
    committee: [await one('committee', '委员一'), await one('committee', '委员二'), await one('committee', '委员三')],
    administrator: await one('administrator', '管理员'),
  };
}

/** The moment that these cases are at. */
export const caseNow = new Date('2026-11-22T08:00:00Z');
const ago = (days: number) => new Date(caseNow.getTime() - days * 86_400_000);

const fromStages: Readonly<Record<GateStage, Stage>> = {
  sandbox: 'applied',
  incubating: 'sandbox',
  graduated: 'incubating',
  emeritus: 'graduated',
};

/** A case for which nothing is missing, unless told. */
export interface ReadyCase {
  readonly code: string;
  readonly id: string;
  readonly slug: string;
  readonly ballot: string;
  readonly notice: string;
  /** Votes and everything else in the case were given by these. */
  readonly people: Deciders;
}

async function addProject(store: Store, slug: string, stage: Stage): Promise<void> {
  const name = { zh: '样例项目', en: 'Sample' };
  const entry = { origin: 'application', name, description: { zh: '一个样例。', en: 'A sample.' }, domain: 'database' };
  const listed = stage !== 'applied';
  await store.db
    .insertInto('project')
    .values({
      slug,
      entry: JSON.stringify({ ...entry, repositories: [], stages: [] }),
      domain: 'database',
      stage,
      stage_since: listed ? '2026-01-01' : null,
      admitted_on: listed ? '2025-01-01' : null,
      listed,
    })
    .execute();
  const url = `https://git.example.org/${slug}`;
  const { id } = await store.db
    .insertInto('repository')
    .values({ platform: 'git', platform_id: url, url, state: 'new' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await store.db.insertInto('project_repository').values({ project: slug, repository_id: id, position: 0 }).execute();
}

/** Everything that people say within a review, all of it good. */
async function review(store: Store, id: string, target: GateStage, people: Deciders): Promise<void> {
  const rubric = defaultRubric();
  const items = rubric.criteria.filter(({ stages }) => stages[target] !== undefined);
  const { id: evidence } = await store.db
    .insertInto('application_evidence')
    .values({
      application: id,
      rubric_id: rubricId,
      rubric_version: 1,
      digest: 'test',
      commits: '[]',
      items: JSON.stringify(items.map((item) => ({ criterion: item.id, status: 'pass' }))),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const judgements = items.map((item) => ({
    application: id,
    criterion: item.id,
    reviewer: people.reviewer.userId,
    verdict: 'pass' as const,
    points: 10 as const,
    reason: null,
    evidence,
  }));
  if (judgements.length > 0) await store.db.insertInto('judgement').values(judgements).execute();
  const signed = rubric.gates[target].signOffs.map((dimension) => ({
    application: id,
    dimension,
    member: people.legal.userId,
    verdict: 'approve' as const,
    reason: null,
  }));
  if (signed.length > 0) await store.db.insertInto('sign_off').values(signed).execute();
}

async function addBallot(store: Store, id: string, people: Deciders, choices: readonly Choice[]): Promise<string> {
  const rules = { quorum: '2/3', share: '2/3' };
  const result = tally(people.committee.length, choices, rules);
  const row = await store.db
    .insertInto('ballot')
    .values({
      application: id,
      opened_by: people.committee[0].userId,
      opened_at: ago(20),
      closes_at: ago(13),
      electorate: people.committee.map(({ userId }) => userId),
      ...rules,
      state: result.result,
      closed_at: ago(13),
      result: JSON.stringify(result),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const votes = choices.map((choice, i) => ({
    ballot: row.id,
    member: people.committee[i]?.userId ?? '',
    choice,
    reason: choice === 'against' || choice === 'recused' ? '理由' : null,
  }));
  if (votes.length > 0) await store.db.insertInto('vote').values(votes).execute();
  return row.id;
}

async function addNotice(store: Store, id: string, people: Deciders): Promise<string> {
  const row = await store.db
    .insertInto('public_notice')
    .values({
      application: id,
      opened_by: people.committee[0].userId,
      from_at: ago(10),
      until_at: ago(1),
      text: null,
      closed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** How a case differs from one that has gone all the way. */
export interface CaseSettings {
  readonly state?: 'reviewing' | 'voting' | 'notice';
  /** What the committee said, one after the other; null = there was no vote. */
  readonly votes?: readonly Choice[] | null;
  readonly notice?: boolean;
  readonly organisations?: readonly string[];
}

/** Makes a case that has gone all the way but for the last step. */
export async function readyCase(
  store: Store,
  target: GateStage,
  people: Deciders,
  { state, votes = ['for', 'for', 'for'], notice: noticed = true, organisations = [] }: CaseSettings = {},
): Promise<ReadyCase> {
  const slug = `p-${randomBytes(6).toString('hex')}`;
  await addProject(store, slug, fromStages[target]);
  const noticeFirst = defaultRubric().gates[target].noticeFirst === true;
  const { code, id } = await testApplication(store, {
    kind: target === 'sandbox' ? 'admission' : target === 'emeritus' ? 'retirement' : 'promotion',
    target,
    from: fromStages[target],
    project: slug,
    organisations,
    state: state ?? (noticeFirst ? 'voting' : 'notice'),
    rubric: { id: rubricId, version: 1 },
  });
  await review(store, id, target, people);
  if (target === 'emeritus') {
    await store.db
      .insertInto('health_review')
      .values({
        project: slug,
        reason: '长期没有提交',
        evidence: null,
        opened_by: people.reviewer.userId,
        due_on: '2026-10-01',
        state: 'closed',
        answered_by: null,
        answered_at: null,
        outcome: 'retire',
        closed_by: people.committee[0].userId,
        closed_at: ago(30),
        close_reason: '同意退役',
        application: id,
      })
      .execute();
  }
  const ballot = votes === null ? '' : await addBallot(store, id, people, votes);
  const notice = noticed ? await addNotice(store, id, people) : '';
  return { code, id, slug, ballot, notice, people };
}

/** The version of a case now. */
export async function versionOf(store: Store, code: string): Promise<number> {
  const row = await store.db
    .selectFrom('application')
    .select('version')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return row.version;
}

/** What several requests at once were answered, the smallest first. */
export function statuses(all: readonly { readonly status: number }[]): number[] {
  return all.map(({ status }) => status).toSorted((a, b) => a - b);
}
