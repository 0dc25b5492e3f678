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
import type { AnyCheck, CheckOutcome } from '#metrics/check.ts';
import { type CheckResultRow, projectCheckResults } from '#store/queries/check-result.ts';
import type { Database } from '#store/schema.ts';
import type { CheckList, CheckResult } from '../client.ts';
import type { HubProject } from './hub.ts';
import { type Source, sourceUrl } from './source-url.ts';

function resultView(card: AnyCheck, row: CheckResultRow, source: Source | null): CheckResult {
  const outcome = row.result as CheckOutcome;
  return {
    id: card.id,
    revision: row.revision,
    name: card.name,
    question: card.question,
    category: card.category,
    weight: card.weight,
    status: row.status,
    score: outcome.score,
    message: outcome.message,
    fix: card.fix,
    evidence: outcome.evidence.map((evidence) => ({
      ...evidence,
      url: sourceUrl(source, evidence.path, evidence.line === null ? null : [evidence.line, evidence.line]),
    })),
    searched: [...outcome.searched],
    nearestMiss: outcome.nearestMiss,
    gates: { ...card.gates },
    checkedAt: row.checked_at.toISOString(),
  };
}

/** Verdicts on a project; those of checks that this build no longer knows are left out. */
export async function checkListView(
  db: Kysely<Database>,
  checks: ReadonlyMap<string, AnyCheck>,
  project: HubProject,
): Promise<CheckList> {
  const rows = await projectCheckResults(db, project.row.slug);
  const first = project.repositories[0]?.row;
  const source = first === undefined ? null : { url: first.url, head: first.head_sha?.toString('hex') ?? null };
  const results = rows.flatMap((row) => {
    const card = checks.get(row.check_id);
    return card === undefined ? [] : [resultView(card, row, source)];
  });
  return { project: project.row.slug, head: source?.head ?? null, checks: results };
}
