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

import { z } from 'zod';
import type { ProtectionFact } from '../../fact.ts';
import type { Feed } from '../../platform.ts';
import type { Host } from './host.ts';
import { snapshotFeed } from './snapshot-feed.ts';
import { wireFlag } from './wire.ts';

interface Branch {
  readonly name: string;
  readonly isProtected: boolean;
}

/** A branch; a list of protected ones alone does not say it of each. */
const wireBranch = z
  .object({ name: z.string(), protected: wireFlag })
  .transform((branch): Branch => ({ name: branch.name, isProtected: branch.protected !== false }));

/** That a branch is protected is all that is readable without administering the repository. */
function protectionOf({ name }: Branch): ProtectionFact {
  return {
    pattern: name,
    requiresChange: null,
    requiredApprovals: null,
    requiresCodeOwners: null,
    requiredChecks: null,
    requiresSignatures: null,
    allowsForcePush: null,
    allowsDeletion: null,
    bindsAdmins: null,
  };
}

/** Protected branches. */
export function protectionFeed(host: Host): Feed {
  return snapshotFeed<Branch>({
    id: 'protection',
    stream: 'protection',
    needsToken: !host.flavour.anonymous,
    client: host.client,
    path: (context) => `${host.repositoryPath(context.repository.path)}/${host.flavour.protectionPath}`,
    pages: false,
    item: wireBranch,
    key: (branch) => branch.name,
    mark: null,
    facts: (branches) => ({ protections: branches.filter(({ isProtected }) => isProtected).map(protectionOf) }),
  });
}
