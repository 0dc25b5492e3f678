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
import type { Text } from '#store/facts.ts';
import { type RankingRow, type RankingState, rankingsByDigest } from '#store/queries/ranking.ts';
import { lockedMonth } from '#store/queries/ranking-life.ts';
import type { Database } from '#store/schema.ts';
import { refuse } from './refusal.ts';

/** States in words. */
export const stateWords: Readonly<Record<RankingState, Text>> = {
  draft: { zh: '草案', en: 'a draft' },
  notice: { zh: '公示中', en: 'under public notice' },
  final: { zh: '终稿', en: 'final' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

/** The ranking that a digest, or enough of its beginning, names. */
export async function namedRanking(db: Kysely<Database>, digest: string): Promise<RankingRow> {
  if (!/^[0-9a-f]{8,64}$/.test(digest)) {
    refuse(
      '排名用摘要指明：至少前 8 位十六进制数字（见 tongming rank）。',
      'Name the ranking by its digest, at least the first 8 hexadecimal digits of it (tongming rank shows it).',
    );
  }
  const [row, other] = await rankingsByDigest(db, digest);
  if (row === undefined) {
    return refuse(`没有摘要以 ${digest} 开头的排名。`, `No ranking has a digest that begins with ${digest}.`);
  }
  if (other !== undefined && other.digest !== row.digest) {
    refuse(
      `不止一期排名的摘要以 ${digest} 开头，请多写几位。`,
      `More than one ranking has a digest that begins with ${digest}; write more of it.`,
    );
  }
  return row;
}

/** Runs a step on the ranking as it stands once nobody else can change it. */
export async function onRanking<T>(
  db: Kysely<Database>,
  digest: string,
  work: (session: Kysely<Database>, row: RankingRow) => Promise<T>,
): Promise<T> {
  const named = await namedRanking(db, digest);
  return lockedMonth(db, named.model, named.month, async (session) =>
    work(session, await namedRanking(session, named.digest)),
  );
}
