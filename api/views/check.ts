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
import type { AnyCheck, CheckEvidence, CheckOutcome } from '#metrics/check.ts';
import { type CheckResultRow, projectCheckResults } from '#store/queries/check-result.ts';
import type { Database } from '#store/schema.ts';
import type { CheckList, CheckResult } from '../client.ts';
import type { HubProject } from './hub.ts';

/** How known hosts address a file at a commit; where nothing is known of a host there is no link. */
const filePages: Readonly<Record<string, string>> = {
  'github.com': '/blob/',
  'gitee.com': '/blob/',
  'gitlab.com': '/-/blob/',
  'gitcode.com': '/blob/',
  'codeberg.org': '/src/commit/',
};

interface Source {
  readonly url: string;
  readonly head: string | null;
}

/** Page of the evidence at the commit it was seen in; null where the host has none that we know. */
function evidenceUrl(source: Source | null, evidence: Pick<CheckEvidence, 'path' | 'line'>): string | null {
  if (source === null || source.head === null || !URL.canParse(source.url)) return null;
  const url = new URL(source.url);
  const page = url.protocol === 'https:' ? filePages[url.host] : undefined;
  if (page === undefined) return null;
  const path = evidence.path.split('/').map(encodeURIComponent).join('/');
  const line = evidence.line === null ? '' : `#L${evidence.line}`;
  return `${url.href.replace(/(?:\.git)?\/?$/, '')}${page}${source.head}/${path}${line}`;
}

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
    evidence: outcome.evidence.map((evidence) => ({ ...evidence, url: evidenceUrl(source, evidence) })),
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
