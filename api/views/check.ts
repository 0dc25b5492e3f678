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
import type { Platform } from '#store/facts.ts';
import { type CheckResultRow, projectCheckResults } from '#store/queries/check-result.ts';
import type { Database } from '#store/schema.ts';
import type { CheckList, CheckResult } from '../client.ts';
import type { HubProject } from './hub.ts';

/** Where a file of a commit is shown, by platform; a plain git server has no such page. */
const filePages: Readonly<Partial<Record<Platform, { readonly path: string; readonly line: string }>>> = {
  github: { path: '/blob/', line: '#L' },
  gitlab: { path: '/-/blob/', line: '#L' },
  gitee: { path: '/blob/', line: '#L' },
  gitea: { path: '/src/commit/', line: '#L' },
};

interface Source {
  readonly platform: Platform;
  readonly url: string;
  readonly head: string | null;
}

/** Page of the evidence at the commit it was seen in; null where the platform has none. */
export function evidenceUrl(source: Source | null, evidence: Pick<CheckEvidence, 'path' | 'line'>): string | null {
  const page = source === null ? undefined : filePages[source.platform];
  if (source === null || page === undefined || source.head === null || !source.url.startsWith('https://')) return null;
  const path = evidence.path.split('/').map(encodeURIComponent).join('/');
  const line = evidence.line === null ? '' : `${page.line}${evidence.line}`;
  return `${source.url.replace(/\.git$/, '')}${page.path}${source.head}/${path}${line}`;
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
  const source = first === undefined ? null : { ...first, head: first.head_sha?.toString('hex') ?? null };
  const results = rows.flatMap((row) => {
    const card = checks.get(row.check_id);
    return card === undefined ? [] : [resultView(card, row, source)];
  });
  return { project: project.row.slug, head: source?.head ?? null, checks: results };
}
