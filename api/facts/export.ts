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

import type { Store } from '#store/open.ts';
import { exportedFacts } from '#store/queries/facts/export.ts';
import { factsVersion } from '#store/queries/facts/fact-types.ts';
import { withSession } from '#store/session.ts';

/**
 * A file of facts as text, in pieces: the same facts give the same bytes. Everything is of one moment, however long it
 * takes to write.
 */
export async function exportFacts(
  store: Pick<Store, 'sql'>,
  projects: readonly string[] | null,
  write: (text: string) => Promise<void>,
): Promise<number> {
  return withSession(store, async (session) => {
    await session`begin isolation level repeatable read`;
    try {
      await session`set local idle_in_transaction_session_timeout = 0`;
      await write(
        `{"type":"header","format":"tongming-facts","version":${factsVersion},"generator":"tongming","end":true}\n`,
      );
      let lines = 1;
      for await (const some of exportedFacts(session, projects)) {
        lines += some.length;
        await write(some.map((line) => `${line}\n`).join(''));
      }
      await write(`{"type":"end","lines":${lines}}\n`);
      return lines + 1;
    } finally {
      await session`rollback`;
    }
  });
}
