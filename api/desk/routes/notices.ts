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
import { instantSchema } from '../../schema/common.ts';
import { noSuchThing } from '../authorise.ts';
import { readCase } from '../decisions/case.ts';
import { optionalLineField, versionField } from '../decisions/fields.ts';
import { openNotice } from '../decisions/notice.ts';
import { publicNoticeSchema } from '../decisions/schema.ts';
import { publicNotice } from '../decisions/view.ts';
import { readRoute, writeRoute } from '../route.ts';

/** Words of its own, in both languages or none. */
const wordsSchema = z
  .strictObject({ zh: optionalLineField, en: optionalLineField })
  .refine(({ zh, en }) => (zh === null) === (en === null), '两种语言都要写 | write it in both languages')
  .transform(({ zh, en }) => (zh === null || en === null ? null : { zh, en }));

/** Public notices of what is to be decided. */
export const noticesRoutes = [
  readRoute({
    id: 'read-notice',
    path: '/applications/{application}/notice',
    action: 'application.read-public',
    object: 'application',
    summary: { zh: '公示的内容：人人可看', en: 'A public notice, for everybody' },
    query: z.strictObject({}),
    answer: publicNoticeSchema,
    async read({ context, params, now }) {
      const notice = publicNotice(await readCase(context.db, params.application, now));
      if (notice === null) throw noSuchThing();
      return notice;
    },
  }),
  writeRoute({
    id: 'open-notice',
    method: 'post',
    path: '/applications/{application}/notices',
    action: 'notice.open',
    object: 'application',
    summary: { zh: '开始公示', en: 'Opens a public notice' },
    body: z.strictObject({ version: versionField, text: wordsSchema.nullish() }),
    answer: z.object({ id: z.string(), until: instantSchema }),
    async decide({ tx, actor, params, body, now }) {
      const acting = { code: params.application, actor, now };
      const { id, until, audit } = await openNotice(tx, acting, { version: body.version, text: body.text ?? null });
      return { answer: { id, until: until.toISOString() }, audit };
    },
  }),
] as const;
