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

import { ProtectedBranches } from '@gitbeaker/rest';
import { z } from 'zod';
import type { ProtectionFact } from '../../fact.ts';
import type { Feed } from '../../platform.ts';
import { ask, type Client } from './client.ts';
import { sending } from './page.ts';
import { wholeFeed } from './whole-list.ts';
import { wireCount, wireFlag, wireList, wireRows } from './wire.ts';

const level = z.object({ access_level: wireCount });

const branch = z.object({
  name: z.string(),
  push_access_levels: wireList(level),
  allow_force_push: wireFlag,
  code_owner_approval_required: wireFlag,
});

/** Nobody may push = changes only. Without any level told, nothing is known. */
function requiresChange(levels: readonly z.infer<typeof level>[]): boolean | null {
  return levels.length === 0 ? null : levels.every(({ access_level: rank }) => rank === 0);
}

function toProtection(row: z.infer<typeof branch>): ProtectionFact {
  return {
    pattern: row.name,
    requiresChange: requiresChange(row.push_access_levels),
    requiredApprovals: null,
    requiresCodeOwners: row.code_owner_approval_required,
    requiredChecks: null,
    requiresSignatures: null,
    allowsForcePush: row.allow_force_push,
    allowsDeletion: null,
    bindsAdmins: null,
  };
}

const schema = wireRows(branch);

/** Protected branches and patterns. */
export function protectionFeed(client: Client): Feed {
  return wholeFeed(
    {
      stream: 'protection',
      needsToken: true,
      ask:
        ({ repository, signal }) =>
        ({ page, perPage, ...rest }) =>
          ask(client, { schema, signal, ...sending(rest) }, (options) =>
            new ProtectedBranches(options).all(repository.id, { page, perPage }),
          ),
      toFacts: (rows) => ({ protections: rows.map(toProtection) }),
    },
    client,
  );
}
