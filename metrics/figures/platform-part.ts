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

import { type Kysely, sql } from 'kysely';
import type { Text } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';
import type { MetricRow } from '../metric.ts';

const acted = ['issues', 'changes', 'comments', 'reviews', 'review-comments'];

const gitOnly: Text = {
  zh: '只含 git 历史：没有采到平台上的议题、变更、评论和评审',
  en: 'Git history only: issues, changes, comments and reviews of the platform were not collected',
};

const partOnly: Text = {
  zh: '平台行为只采到一部分，数值是下限',
  en: 'Only some platform acts were collected: a lower bound',
};

const cannotTell: Text = {
  zh: '只有 git 历史，看不出来；没有采到平台数据',
  en: 'Git history alone does not show any, and platform acts were not collected',
};

/**
 * Says beside figures over all acts which acts of the platform they leave out, because those were not collected. With
 * `zero: 'unknown'`, that the git history alone shows none is no figure.
 */
export async function notePlatformPart(
  session: Kysely<Database>,
  rows: readonly MetricRow[],
  zero: 'known' | 'unknown' = 'known',
): Promise<MetricRow[]> {
  const known = await sql<{ subject: string; none: boolean }>`select subject, count(crawled) = 0 as none from known
    where need = any(${acted}::text[]) group by subject having count(crawled) < count(*) or min(covered) < 1`.execute(
    session,
  );
  const notes = new Map(known.rows.map(({ subject, none }) => [subject, none ? gitOnly : partOnly]));
  return rows.map((row) => {
    const note = notes.get(row.subject) ?? null;
    if (row.value === null) return row;
    if (row.value === 0 && zero === 'unknown' && note === gitOnly) return { ...row, value: null, reason: cannotTell };
    return { ...row, reason: row.reason ?? note };
  });
}
