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

import { z } from '@hono/zod-openapi';
import { duplicateProjects, heldPair, sayOfPair } from '#store/queries/desk/duplicates.ts';
import { listPersons } from '#store/queries/people/person.ts';
import { ApiError } from '../../errors.ts';
import { unknownNames } from '../../people/unknown-names.ts';
import { daySchema } from '../../schema/common.ts';
import { deciderOf, sayOfIdentities, sayOfName, sayOfWork, takeBackWork } from '../clean-up/decisions.ts';
import { crawlsToRepeat, identityProposals } from '../clean-up/lists.ts';
import { crawlSchema, duplicateSchema, personSchema, proposalSchema } from '../clean-up/schema.ts';
import { readRoute, writeRoute } from '../route.ts';

const most = 100;
const page = z.strictObject({ page: z.coerce.number().int().min(1).max(1000).optional() });
const reason = z.string().trim().min(1).max(500);
const named = z.string().trim().min(1).max(200);
const done = z.object({ done: z.boolean() });

/** Everybody's figures follow: who is who is worked out before the next computation. */
const everything = ['*'];

/** What keeps the data clean: who is who, who worked where, names of organisations, doubled projects, visits that failed. */
export const cleanUpRoutes = [
  readRoute({
    id: 'list-identity-proposals',
    path: '/clean-up/identities',
    action: 'clean-up.read',
    object: null,
    summary: {
      zh: '可能是同一人的账号身份，依据强的在前',
      en: 'Identities that may be one person, strongest evidence first',
    },
    query: page,
    answer: z.object({ proposals: z.array(proposalSchema) }),
    read: async ({ context, query }) => ({
      proposals: await identityProposals(context.db, 20, ((query.page ?? 1) - 1) * 20),
    }),
  }),
  writeRoute({
    id: 'decide-identities',
    method: 'post',
    path: '/clean-up/identities',
    action: 'clean-up.decide',
    object: null,
    summary: {
      zh: '认定两个账号身份是或不是同一人，或撤销',
      en: 'Say whether two identities are one person, or take that back',
    },
    body: z.strictObject({ one: named, other: named, verdict: z.enum(['same', 'different', 'undo']), reason }),
    answer: done,
    async decide({ context, tx, actor, body }) {
      await sayOfIdentities(tx, body, deciderOf(actor, body.reason));
      await context.jobs.compute(tx, everything);
      return { answer: { done: true }, audit: 'unchanged' };
    },
  }),
  readRoute({
    id: 'list-unknown-people',
    path: '/clean-up/affiliations',
    action: 'clean-up.read',
    object: null,
    summary: {
      zh: '单位未知的人，按单位未知的贡献数排列',
      en: 'People of unknown organisation, by how much that leaves unknown',
    },
    query: z.strictObject({ project: z.string().max(63).optional() }),
    answer: z.object({ people: z.array(personSchema) }),
    read: async ({ context, query }) => ({
      people: await listPersons(context.db, { project: query.project ?? null, unknown: true, limit: most }),
    }),
  }),
  writeRoute({
    id: 'affiliate-person',
    method: 'post',
    path: '/clean-up/affiliations',
    action: 'clean-up.decide',
    object: null,
    summary: { zh: '写明一个人何时属于哪个单位', en: 'Say when somebody worked for an organisation' },
    body: z.strictObject({
      identity: named,
      organisation: named,
      from: daySchema.nullish(),
      to: daySchema.nullish(),
      main: z.boolean().optional(),
      reason,
    }),
    answer: z.object({ organisation: z.string() }),
    async decide({ context, tx, actor, body }) {
      const said = { ...body, from: body.from ?? null, to: body.to ?? null, main: body.main ?? false };
      const answer = await sayOfWork(tx, said, deciderOf(actor, body.reason));
      await context.jobs.compute(tx, everything);
      return { answer, audit: 'unchanged' };
    },
  }),
  writeRoute({
    id: 'withdraw-affiliation',
    method: 'post',
    path: '/clean-up/affiliations/withdrawal',
    action: 'clean-up.decide',
    object: null,
    summary: { zh: '收回一个人的任职记录', en: "Withdraw claims of somebody's work" },
    body: z.strictObject({ identity: named, organisation: named.nullish(), reason }),
    answer: z.object({ withdrawn: z.int() }),
    async decide({ context, tx, actor, body }) {
      const said = { identity: body.identity, organisation: body.organisation ?? null };
      const answer = await takeBackWork(tx, said, deciderOf(actor, body.reason));
      await context.jobs.compute(tx, everything);
      return { answer, audit: 'unchanged' };
    },
  }),
  readRoute({
    id: 'list-unknown-organisations',
    path: '/clean-up/organisations',
    action: 'clean-up.read',
    object: null,
    summary: { zh: '不认识的单位名，按涉及人数排列', en: 'Names of organisations that are not known, by people' },
    query: z.strictObject({}),
    answer: z.object({ names: z.array(z.object({ name: z.string(), people: z.int() })) }),
    read: async ({ context }) => ({ names: await unknownNames(context.db, most) }),
  }),
  writeRoute({
    id: 'name-organisation',
    method: 'post',
    path: '/clean-up/organisations',
    action: 'clean-up.decide',
    object: null,
    summary: { zh: '写明一个名字指哪个单位', en: 'Say which organisation a name stands for' },
    body: z.strictObject({ name: named, organisation: named, reason }),
    answer: z.object({ organisation: z.string() }),
    async decide({ context, tx, actor, body }) {
      const answer = await sayOfName(tx, body, deciderOf(actor, body.reason));
      await context.jobs.compute(tx, everything);
      return { answer, audit: 'unchanged' };
    },
  }),
  readRoute({
    id: 'list-duplicates',
    path: '/clean-up/duplicates',
    action: 'clean-up.read',
    object: null,
    summary: { zh: '可能重复的项目', en: 'Projects that look like one' },
    query: z.strictObject({}),
    answer: z.object({ pairs: z.array(duplicateSchema) }),
    read: async ({ context }) => ({
      pairs: (await duplicateProjects(context.db, most)).map((row) => ({ ...row, signs: [...row.signs] })),
    }),
  }),
  writeRoute({
    id: 'decide-duplicate',
    method: 'post',
    path: '/clean-up/duplicates',
    action: 'clean-up.decide',
    object: null,
    summary: {
      zh: '认定两个项目是同一个（保留其一）或不是',
      en: 'Say that two projects are one, and which stays, or that they are not',
    },
    body: z.strictObject({
      project: named,
      other: named,
      verdict: z.enum(['same', 'different']),
      kept: named.nullish(),
      reason,
    }),
    answer: done,
    async decide({ context, tx, actor, body, now }) {
      const [project = '', other = ''] = [body.project, body.other].sort();
      const before = await heldPair(tx, project, other);
      const kept = body.verdict === 'same' ? (body.kept ?? '') : null;
      if (!before.known || project === other || (kept !== null && kept !== project && kept !== other)) {
        throw new ApiError(
          'bad-parameter',
          {
            zh: '请指明两个不同的项目，以及保留其中哪一个。',
            en: 'Name two different projects, and which of them stays.',
          },
          { parameter: 'kept', allowed: [project, other] },
        );
      }
      const said = { verdict: body.verdict, kept, decided_by: actor.name, reason: body.reason, at: now };
      await sayOfPair(tx, { project, other, ...said });
      await context.jobs.publish(tx);
      return {
        answer: { done: true },
        audit: [
          {
            object: { kind: 'project', id: `${project} ${other}` },
            before: before.verdict === null ? null : { verdict: before.verdict, kept: before.kept },
            after: { verdict: body.verdict, kept },
            reason: body.reason,
          },
        ],
      };
    },
  }),
  readRoute({
    id: 'list-failed-crawls',
    path: '/clean-up/crawls',
    action: 'clean-up.read',
    object: null,
    summary: { zh: '没有采全的代码仓及原因', en: 'Repositories whose newest visit did not bring all, with why' },
    query: z.strictObject({}),
    answer: z.object({ crawls: z.array(crawlSchema) }),
    read: async ({ context }) => ({ crawls: await crawlsToRepeat(context.db, most) }),
  }),
  writeRoute({
    id: 'retry-crawl',
    method: 'post',
    path: '/clean-up/crawls/{repository}/retry',
    action: 'crawl.retry',
    object: 'repository',
    summary: { zh: '再采集一次', en: 'Visit a repository again' },
    body: z.strictObject({}),
    answer: done,
    prepare: ({ context, params }) => context.jobs.unpark(params.repository),
    async decide({ context, tx, params, prepared }) {
      if (!prepared) await context.jobs.visit(tx, params.repository, 'desk');
      const object = { kind: 'repository', id: params.repository };
      return { answer: { done: true }, audit: [{ object, before: null, after: { asked: true }, reason: null }] };
    },
  }),
] as const;
