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

/** How the matrix test makes an object of each kind. */
export const makers: Readonly<Record<string, MakeObject>> = { application };

/** Values for other places in paths, where a reading route needs one that exists. */
export const samples: Readonly<Record<string, string>> = { stage: 'sandbox', version: '1' };
