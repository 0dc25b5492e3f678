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

import { appendAudit, auditHead } from '#store/queries/desk/audit.ts';
import { insertGuidance } from '#store/queries/desk/guidance.ts';
import { insertHelpRequest } from '#store/queries/desk/help-request.ts';
import { testDocument } from './documents/testing.ts';
import { lifeMakers } from './life/matrix-makers.ts';
import type { MakeObject } from './matrix-world.ts';
import { ensureRubric, rubricId } from './rubric/store.ts';
import { testCode } from './testing.ts';
import { newToken } from './tokens/token.ts';

const application: MakeObject = async (store, { applicant, project, organisation }) => {
  const code = testCode();
  await ensureRubric(store.db);
  const { id } = await store.db
    .insertInto('application')
    .values({
      code,
      kind: 'admission',
      target_stage: 'sandbox',
      state: 'notice',
      applicant,
      project,
      organisations: [organisation],
      form: '{}',
      rubric_id: rubricId,
      rubric_version: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const [from_at, until_at] = [new Date('2026-11-20T00:00:00Z'), new Date('2026-11-27T00:00:00Z')];
  await store.db
    .insertInto('public_notice')
    .values({ application: id, opened_by: 'machine', from_at, until_at })
    .execute();
  return code;
};

/** A frozen ranking of nothing. */
export const emptyRanking = JSON.stringify({
  snapshot: { repositories: [], metrics: {}, checks: {}, before: null },
  entries: [],
});

const dispute: MakeObject = async (store, { project }) => {
  const { id: ranking } = await store.db
    .insertInto('ranking')
    .values({ model: 'quality', revision: 1, month: '2026-09-01', digest: testCode(), body: emptyRanking })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await store.db
    .insertInto('ranking_dispute')
    .values({ ranking_id: ranking, project, subject: 'score', raised_by: 'somebody', text: 'wrong' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

async function applicationId(...made: Parameters<MakeObject>): Promise<string> {
  const code = await application(...made);
  const row = await made[0].db
    .selectFrom('application')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return row.id;
}

const clarification: MakeObject = async (...made) => {
  const { id } = await made[0].db
    .insertInto('clarification')
    .values({ application: await applicationId(...made), question: 'why?', asked_by: 'user:somebody' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

const comment: MakeObject = async (...made) => {
  const { id } = await made[0].db
    .insertInto('application_comment')
    .values({
      application: await applicationId(...made),
      author: 'user:somebody',
      author_name: 'somebody',
      audience: 'staff',
      text: 'a note',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

const event: MakeObject = async (store, { applicant }) => {
  const about = { object_kind: 'member', object_id: applicant, before: null, after: null, reason: null, request: null };
  const at = new Date('2026-11-22T08:00:00Z');
  await appendAudit(store.db, [{ at, actor: 'machine', actor_name: 'Tongming', action: 'member.manage', ...about }]);
  return (await auditHead(store.db)).seq;
};

const repository: MakeObject = async (store, { project }) => {
  const { id } = await store.db
    .insertInto('repository')
    .values({ platform: 'git', platform_id: testCode(), url: 'https://git.example.org/a.git', state: 'ok' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await store.db.insertInto('project_repository').values({ project, repository_id: id, position: 0 }).execute();
  return id;
};

const token: MakeObject = async (store, { project }) => {
  const { id, hash } = newToken();
  const by = { created_by: 'user:somebody', created_by_name: 'somebody' };
  const expires = new Date(Date.now() + 86_400_000);
  await store.db
    .insertInto('ci_token')
    .values({ id, hash, project, name: 'ci', scopes: ['project:read'], ...by, expires_at: expires })
    .execute();
  return id;
};

const document: MakeObject = async (store, standing) => {
  const code = await application(store, standing);
  const { id } = await store.db
    .selectFrom('application')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return testDocument(store, id);
};

const request: MakeObject = async (store, { applicant }) => {
  const code = testCode();
  const words = { name: 'somebody', contact: 'x@example.org', title: 'why', question: 'why?' };
  await insertHelpRequest(store.db, { code, asked_by: applicant, topic: 'strategy', locale: 'zh', ...words });
  return code;
};

const guide: MakeObject = (store) => {
  const texts = { title_zh: '', title_en: '', question_zh: '', question_en: '', answer_zh: '', answer_en: '' };
  return insertGuidance(store.db, { topic: 'strategy', ...texts, proposed_by: 'user:somebody' });
};

const claim: MakeObject = async (store, { project, applicant }) => {
  const { id } = await store.db
    .insertInto('project_claim')
    .values({ project, member: applicant, method: 'account', proof: 'account', found: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** How the matrix test makes an object of each kind. */
export const makers: Readonly<Record<string, MakeObject>> = {
  application,
  claim,
  document,
  dispute,
  clarification,
  comment,
  event,
  repository,
  ...lifeMakers,
  token,
  request,
  guide,
};

/** Values for other places in paths, where a reading route needs one that exists. */
export const samples: Readonly<Record<string, string>> = {
  digest: 'c'.repeat(64),
  stage: 'sandbox',
  version: '1',
};
