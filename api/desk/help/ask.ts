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

import type { z } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { readProject } from '#store/queries/desk/application-project.ts';
import { insertHelpRequest } from '#store/queries/desk/help-request.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import type { Actor } from '../actor.ts';
import { linkCookie } from '../applications/link.ts';
import { hashOf, newCode, newKey } from '../applications/secret.ts';
import type { Decision } from '../decide.ts';
import { notify } from '../life/notify.ts';
import type { askBodySchema, askedSchema } from './schema.ts';
import { helpDue, topicNames } from './topic.ts';

/** Takes a request; whoever has no account gets a link that opens it. */
export async function ask(
  tx: Kysely<Database>,
  { actor, now, baseUrl }: { readonly actor: Actor; readonly now: Date; readonly baseUrl: string },
  body: z.output<typeof askBodySchema>,
): Promise<Decision<z.input<typeof askedSchema>>> {
  if (body.project !== null && (await readProject(tx, body.project))?.listed !== true) {
    throw new ApiError(
      'bad-parameter',
      { zh: '名录里没有这个项目；可以留空。', en: 'No project of that name is listed; it may be left out.' },
      { parameter: 'project' },
    );
  }
  const [code, key] = [newCode(), actor.userId === null ? newKey() : null];
  const { topic, locale, ...words } = body;
  await insertHelpRequest(tx, {
    ...words,
    code,
    topic,
    locale,
    key_hash: key === null ? null : hashOf(key),
    asked_by: actor.userId,
    due_at: helpDue('normal', now),
    created_at: now,
    updated_at: now,
  });
  const name = topicNames[topic];
  await notify(tx, {
    to: { roles: topic === 'strategy' ? ['administrator', 'committee'] : ['administrator', 'legal-reviewer'] },
    except: actor.userId,
    kind: 'help',
    object: { kind: 'request', id: code },
    text: { zh: `新的服务请求（${name.zh}）：${body.title}`, en: `A new request (${name.en}): ${body.title}` },
    link: `/desk/help/${code}/`,
    at: now,
  });
  const after = { topic, project: body.project, state: 'open', priority: 'normal' };
  return {
    answer: { code, key, version: 1 },
    once: ['key'],
    ...(key === null ? {} : { cookies: [linkCookie(baseUrl, code, key)] }),
    audit: [{ object: { kind: 'request', id: code }, before: null, after, reason: null }],
  };
}
