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

import type { MakeObject } from '../matrix-world.ts';

const period = { period_from: '2026-08-22', period_until: '2026-09-22', due_on: '2026-10-06' };

/** How the matrix test makes what belongs to the life of a project. */
export const lifeMakers: Readonly<Record<string, MakeObject>> = {
  project: (store, { project }) => Promise.resolve(project),
  mentor: async (store, { project, applicant }) => {
    const values = { project, member: applicant, since: '2026-08-22', until: null, appointed_by: 'machine' };
    const row = await store.db.insertInto('mentor').values(values).returning('id').executeTakeFirstOrThrow();
    return row.id;
  },
  report: async (store, { project }) => {
    const values = { project, stage: 'sandbox', ...period };
    const row = await store.db.insertInto('mentor_report').values(values).returning('id').executeTakeFirstOrThrow();
    return row.id;
  },
  health: async (store, { project }) => {
    const values = { project, reason: 'quiet', evidence: null, opened_by: 'machine', due_on: '2026-12-31' };
    const row = await store.db.insertInto('health_review').values(values).returning('id').executeTakeFirstOrThrow();
    return row.id;
  },
  watch: async (store, { project }) => {
    const values = { project, reason: 'quiet', set_by: 'machine' };
    const row = await store.db.insertInto('project_watch').values(values).returning('id').executeTakeFirstOrThrow();
    return row.id;
  },
  sign: async (store, { project }) => {
    const values = { project, trigger: 'request' as const, evidence: '{}' };
    const row = await store.db.insertInto('emeritus_sign').values(values).returning('id').executeTakeFirstOrThrow();
    return row.id;
  },
};
