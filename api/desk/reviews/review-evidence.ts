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

import type { Kysely } from 'kysely';
import type { GivenJudgementRow } from '#store/queries/desk/judgements.ts';
import type { Database } from '#store/schema.ts';
import { diffEvidence, type EvidenceChange } from '../evidence/diff.ts';
import type { EvidenceItem } from '../evidence/item.ts';
import { type Evidence, evidenceById, newestEvidence } from '../evidence/snapshot.ts';

/** What the machine found, and what of it is news to the reader. */
export interface SeenEvidence {
  readonly newest: Evidence | null;
  readonly items: ReadonlyMap<string, EvidenceItem>;
  /** The look that the reader last judged by, where it is not the newest. */
  readonly since: Evidence | null;
  readonly changes: ReadonlyMap<string, EvidenceChange>;
}

function lastJudgedBy(judgements: readonly GivenJudgementRow[], userId: string | null): string | null {
  const own = judgements.flatMap(({ reviewer, evidence }) =>
    reviewer === userId && evidence !== null ? [BigInt(evidence)] : [],
  );
  return own.length === 0 ? null : String(own.reduce((a, b) => (a > b ? a : b)));
}

/** Reads the newest look at a case and compares it with the one that the reader last judged by. */
export async function seenEvidence(
  db: Kysely<Database>,
  application: string,
  judgements: readonly GivenJudgementRow[],
  userId: string | null,
): Promise<SeenEvidence> {
  const newest = await newestEvidence(db, application);
  const last = lastJudgedBy(judgements, userId);
  const since =
    newest === null || last === null || last === newest.id ? null : await evidenceById(db, application, last);
  const changes = since === null || newest === null ? [] : diffEvidence(since.items, newest.items);
  return {
    newest,
    items: new Map((newest?.items ?? []).map((item) => [item.criterion, item])),
    since,
    changes: new Map(changes.map((change) => [change.criterion, change])),
  };
}
