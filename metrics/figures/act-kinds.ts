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

import { type RawBuilder, sql } from 'kysely';
import type { ActKind, Text } from '#store/facts.ts';

const columns: Readonly<Record<ActKind, string>> = {
  commit: 'commits',
  'co-author': 'co_authored',
  'issue-opened': 'issues_opened',
  'issue-closed': 'issues_closed',
  'issue-reopened': 'issues_reopened',
  comment: 'comments',
  'change-opened': 'changes_opened',
  'change-merged': 'changes_merged',
  'change-closed': 'changes_closed',
  'change-reopened': 'changes_reopened',
  review: 'reviews',
  'review-comment': 'review_comments',
  release: 'releases',
  star: 'stars',
  fork: 'forks',
};

/** Writing code that reached the default branch, alone or together. */
export const codeKinds: readonly ActKind[] = ['commit', 'co-author'];

/** D0 of the openEuler and CHAOSS funnel: looking on. */
export const lookingKinds: readonly ActKind[] = ['star', 'fork'];

/** D1: taking part in the talk. */
export const talkingKinds: readonly ActKind[] = ['issue-opened', 'comment', 'review', 'review-comment'];

/** What OpenDigger's activity and participants are made of. */
export const openDiggerKinds: readonly ActKind[] = [
  'issue-opened',
  'comment',
  'change-opened',
  'review-comment',
  'change-merged',
];

/** Every act but looking on. */
export const involvedKinds = (Object.keys(columns) as ActKind[]).filter((kind) => !lookingKinds.includes(kind));

/** {@link involvedKinds} in words, as cards quote them. */
export const involvedRule: Text = {
  zh: '贡献指除收藏（star）和复刻（fork）以外的一切行为：提交与共同作者、议题与变更的新建、关闭、重开、合入（记给变更作者）、评论、评审、发布；平台数据采到多少算多少。',
  en: 'A contribution is every act but stars and forks: commits and co-authorship, opening, closing, reopening and merging (credited to the author of the change) of issues and changes, comments, reviews, releases; of platform acts, those that were collected.',
};

/** Who is a person, as cards that count people quote it. */
export const peopleRule: Text = {
  zh: '按已确认的身份归并计人，作者不详的行为不算作一个人；机器人、智能体、服务账号不计。',
  en: 'People are identities joined by standing decisions; acts of unknown authors are nobody; bots, agents and service accounts are left out.',
};

/** How many acts of these kinds a row of `actor_month` holds. */
export function actsOf(kinds: readonly ActKind[]): RawBuilder<unknown> {
  return sql`(${sql.join(
    kinds.map((kind) => sql.ref(columns[kind])),
    sql` + `,
  )})`;
}

/** Query for (subject, month, key): the people who did any of these. */
export function peopleWho(kinds: readonly ActKind[]): RawBuilder<unknown> {
  return sql`select distinct subject, month, person as key from actor_month where person is not null and ${actsOf(kinds)} > 0`;
}
