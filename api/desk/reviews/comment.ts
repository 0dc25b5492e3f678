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
import type { Kysely } from 'kysely';
import { type ApplicationHead, readApplication } from '#store/queries/desk/application-state.ts';
import { listAssignments, listStaff } from '#store/queries/desk/assignments.ts';
import { addComment, countCommentsBy, holdComment, removeComment } from '#store/queries/desk/comments.ts';
import { memberNames } from '#store/queries/desk/member-names.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import { allowed, noSuchThing } from '../authorise.ts';
import { type Decision, notNow, stale } from '../decide.ts';
import type { ObjectFacts } from '../facts.ts';
import { notify } from '../life/notify.ts';
import { type Mentionable, mentionsIn } from './mentions.ts';
import type { Place } from './place.ts';
import { ofApplicant } from './who-reads.ts';
import { remark, seenVersion } from './written.ts';

/** Who can read a comment: staff, the applicant and maintainers too, or everybody. */
export const audiences = ['staff', 'applicant', 'public'] as const;
/** A case is read as one page: what comes from without an account must not fill it for ever. */
const mostOfApplicant = 300;

/** A remark on a case. */
export const commentBody = z.strictObject({
  audience: z.enum(audiences),
  criterion: z
    .string()
    .regex(/^[A-Z]{3}-\d{2}$/, 'criteria are named as LEG-01 | 评审项写作 LEG-01')
    .nullish(),
  text: remark,
});
/** Taking a comment down. */
export const removalBody = z.strictObject({ reason: remark, version: seenVersion });

type Audience = (typeof audiences)[number];

/** Members who may see the comment anyway: nobody else can be mentioned, so that a mention tells nobody of a case. */
async function mentionable(
  tx: Kysely<Database>,
  audience: Audience,
  { owner, concerned }: ObjectFacts,
): Promise<Mentionable[]> {
  const staff = await listStaff(tx, null);
  if (audience === 'staff') return staff;
  const others = owner === null ? concerned : [owner, ...concerned];
  return [...staff, ...(await memberNames(tx, others))];
}

function checkAudience({ actor }: Place, facts: ObjectFacts, audience: Audience): void {
  if (audience === 'staff' && allowed(actor, 'review.read', facts).kind === 'no') {
    throw new ApiError(
      'bad-parameter',
      {
        zh: '内部备注只由工作人员写；请选择对申请人可见。',
        en: 'Only staff write internal notes; choose the applicant as audience.',
      },
      { parameter: 'audience' },
    );
  }
  if (audience === 'public' && !facts.open) {
    throw notNow(
      '这个申请现在不公开，不能写公开评论。',
      'The application is not public now, so that nothing public can be said on it.',
    );
  }
}

async function tell(
  { tx, actor, code, now }: Place,
  facts: ObjectFacts,
  head: ApplicationHead,
  { audience, mentions }: { readonly audience: Audience; readonly mentions: readonly string[] },
): Promise<void> {
  const shared = { except: actor.userId, kind: 'comment', object: { kind: 'application', id: code }, at: now } as const;
  if (mentions.length > 0) {
    await notify(tx, {
      ...shared,
      to: { members: mentions },
      text: {
        zh: `${actor.name} 在“${head.title}”中提到了您。`,
        en: `${actor.name} mentioned you on “${head.title}”.`,
      },
      link: `/desk/applications/${code}/?part=comments`,
    });
  }
  if (audience === 'staff') return;
  if (ofApplicant(actor.id, facts)) {
    const reviewers = (await listAssignments(tx, head.id)).map(({ member }) => member);
    await notify(tx, {
      ...shared,
      to: { members: reviewers.filter((member) => !mentions.includes(member)) },
      text: { zh: `“${head.title}”的申请人写了评论。`, en: `The applicant commented on “${head.title}”.` },
      link: `/desk/applications/${code}/?part=comments`,
    });
    return;
  }
  await notify(tx, {
    ...shared,
    to: { applicantOf: code },
    text: { zh: `“${head.title}”有一条新评论。`, en: `There is a new comment on “${head.title}”.` },
    link: `/apply/${code}/`,
  });
}

/** Writes a remark and tells whom it mentions. */
export async function comment(
  place: Place,
  facts: ObjectFacts,
  body: z.output<typeof commentBody>,
): Promise<Decision<{ comment: string }>> {
  const { tx, actor, code, now } = place;
  const { audience, criterion = null, text } = body;
  checkAudience(place, facts, audience);
  const head = await readApplication(tx, code);
  if (head === null) throw noSuchThing();
  if (ofApplicant(actor.id, facts) && (await countCommentsBy(tx, head.id, actor.id)) >= mostOfApplicant) {
    throw notNow(
      `申请人在一份申请里最多写 ${mostOfApplicant} 条评论。`,
      `An applicant writes ${mostOfApplicant} comments on a case at most.`,
    );
  }
  const mentions = mentionsIn(text, await mentionable(tx, audience, facts));
  const id = await addComment(tx, {
    application: head.id,
    criterion,
    author: actor.id,
    authorName: actor.name,
    audience,
    text,
    mentions,
    at: now,
  });
  await tell(place, facts, head, { audience, mentions });
  return {
    answer: { comment: id },
    audit: [
      {
        object: { kind: 'application', id: code },
        before: null,
        after: { comment: id, audience, criterion, text },
        reason: null,
      },
    ],
  };
}

/** Takes a comment down. */
export async function takeDown(
  { tx, code, now }: Place,
  id: string,
  { reason, version }: z.output<typeof removalBody>,
): Promise<Decision<{ comment: string }>> {
  const found = await holdComment(tx, id);
  if (found === null) throw noSuchThing();
  if (found.version !== version) throw stale(found);
  if (found.removedAt !== null) throw notNow('这条评论已经移除。', 'This comment was removed already.');
  await removeComment(tx, id, now);
  const { audience, text, author } = found;
  return {
    answer: { comment: id },
    audit: [
      {
        object: { kind: 'application', id: code },
        before: { comment: id, audience, text, author },
        after: { comment: id, removed: true },
        reason,
      },
    ],
  };
}
