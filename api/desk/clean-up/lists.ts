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
import { evidenceKinds, proofKinds } from '#metrics/people/evidence-kinds.ts';
import type { Text } from '#store/facts.ts';
import { type FailedCrawlRow, failedCrawls, repositoryUrls } from '#store/queries/desk/failed-crawls.ts';
import { type ProposedIdentity, readProposals } from '#store/queries/people/proposal.ts';
import type { Database } from '#store/schema.ts';
import { crawlReason } from '../../crawl-reason.ts';
import { publicReason, publicUrl } from '../../views/project.ts';

/** An identity without its address. */
function sideOf({ id, kind, name, host, login }: ProposedIdentity) {
  return { id, kind, name, account: host === null || login === null ? null : `${host}:${login}` };
}

/** Where evidence stands, in words: the repository of a file; an account's host; nothing for what only joins equal names. */
async function placesOf(db: Kysely<Database>, sources: readonly string[]): Promise<(source: string) => string | null> {
  const ids = [...new Set(sources.flatMap((source) => /^repository:(\d{1,18})$/.exec(source)?.[1] ?? []))];
  const urls = await repositoryUrls(db, ids);
  return (source) => {
    const id = /^repository:(\d+)$/.exec(source)?.[1];
    if (id !== undefined) return publicUrl(urls.get(id) ?? '') || null;
    return source.includes(':') ? null : source;
  };
}

/** Identities that may be one person, the strongest evidence first, each kind of evidence in words. */
export async function identityProposals(db: Kysely<Database>, limit: number, offset: number) {
  const rows = await readProposals(db, { kind: null, limit, offset, proof: proofKinds });
  const placeOf = await placesOf(
    db,
    rows.flatMap(({ evidence }) => evidence.map(({ source }) => source)),
  );
  return rows.map(({ a, b, strength, evidence }) => ({
    one: sideOf(a),
    other: sideOf(b),
    strength,
    evidence: evidence.map(({ kind, source, line }) => {
      const card = evidenceKinds.get(kind);
      const name: Text = card?.name ?? { zh: kind, en: kind };
      return { kind, name, why: card?.reason ?? name, place: placeOf(source), line };
    }),
  }));
}

function crawlOf(row: FailedCrawlRow) {
  return {
    repository: row.id,
    url: publicUrl(row.url),
    platform: row.platform,
    projects: [...row.projects],
    state: row.state,
    outcome: row.outcome,
    reasonKind: row.reason_kind,
    reasonText: crawlReason(row.reason_kind),
    reason: publicReason(row.reason, row.url),
    finishedAt: row.finished_at?.toISOString() ?? null,
    fetchedAt: row.fetched_at?.toISOString() ?? null,
  };
}

/** Visits that did not go well, with why. */
export async function crawlsToRepeat(db: Kysely<Database>, limit: number) {
  return (await failedCrawls(db, limit)).map(crawlOf);
}
