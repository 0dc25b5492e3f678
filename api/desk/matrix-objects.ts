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

import type { MakeObject } from './matrix-world.ts';
import { testCode } from './testing.ts';

const application: MakeObject = async (store, { applicant, project, organisation }) => {
  const code = testCode();
  await store.db
    .insertInto('application')
    .values({
      code,
      kind: 'admission',
      target_stage: 'sandbox',
      state: 'submitted',
      applicant,
      project,
      organisations: [organisation],
      form: '{}',
    })
    .execute();
  return code;
};

const dispute: MakeObject = async (store, { project }) => {
  const { id: ranking } = await store.db
    .insertInto('ranking')
    .values({ model: 'quality', revision: 1, month: '2026-10-01', digest: testCode(), body: '{}' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await store.db
    .insertInto('ranking_dispute')
    .values({ ranking_id: ranking, project, subject: 'score', raised_by: 'somebody', text: 'wrong' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** How the matrix test makes an object of each kind. */
export const makers: Readonly<Record<string, MakeObject>> = { application, dispute };

/** Values for other places in paths, where a reading route needs one that exists. */
export const samples: Readonly<Record<string, string>> = { stage: 'sandbox', version: '1' };
