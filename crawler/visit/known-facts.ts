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

import { accountsToRead, emailsToLink, mergersKnown, storedNumbers } from '#store/queries/platform/known.ts';
import { countStream } from '#store/queries/platform/stream-rows.ts';
import type { KnownFacts } from '../platform.ts';
import { ownFaults } from './platform-fault.ts';
import type { PlatformVisit } from './visit-context.ts';

/** What a feed may ask the store, on connections of the pool: a page may be on its way meanwhile. */
export function knownFacts({ store, repositoryId, remote }: PlatformVisit): KnownFacts {
  const { sql } = store;
  return {
    emailsToLink: (limit) => ownFaults(emailsToLink(sql, repositoryId, remote.host, limit)),
    accountsToRead: (limit) => ownFaults(accountsToRead(sql, repositoryId, remote.host, limit)),
    numbers: (kind) => ownFaults(storedNumbers(sql, repositoryId, kind)),
    mergersKnown: (numbers) => ownFaults(mergersKnown(sql, repositoryId, numbers)),
    count: (stream) => ownFaults(countStream(sql, repositoryId, stream)),
  };
}
