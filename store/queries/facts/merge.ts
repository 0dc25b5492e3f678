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

import type { Session } from '../../session.ts';
import { mergeFactActs, mergeFactHistory } from './merge-git.ts';
import {
  type FactProject,
  mergeFactOrganisations,
  mergeFactProjects,
  mergeFactRepositories,
  mergeFactStreams,
  orphanRepositories,
} from './merge-hub.ts';
import { mergeFactAffiliations, mergeFactLinks, mergeFactPeople } from './merge-people.ts';
import { mergeFactPlatforms } from './merge-platform.ts';

/** A file that is staged whole. */
export interface StagedFacts {
  /** SHA-256 of its lines, hex. */
  readonly digest: string;
  readonly projects: readonly FactProject[];
  /** The project of a repository that no project names. */
  readonly projectOf: (repository: { readonly key: string; readonly url: string }) => FactProject;
  readonly at: Date;
}

/** What merging a file came to. */
export interface MergedFacts {
  /** Each repository of the file already has the facts of this very file: nothing was written. */
  readonly unchanged: boolean;
  /** Rows that were not there before, by type of line. */
  readonly fresh: Readonly<Record<string, number>>;
}

/** Whether this file was the last one imported into each of its repositories. */
async function wasImported(session: Session, mark: string): Promise<boolean> {
  const [row] = await session<{ all: boolean | null }[]>`
    select bool_and((select c.refs_digest from crawl_run c where c.repository_id = p.id and c.refs_digest like 'facts:%'
      order by c.id desc limit 1) is not distinct from ${mark}) as all from fact_place p`;
  return row?.all === true;
}

/** Notes the import as a run of each repository: what is computed from it is computed anew. */
async function noteRuns(session: Session, mark: string, at: Date): Promise<void> {
  await session`
    insert into crawl_run (repository_id, started_at, finished_at, outcome, reason_kind, reason, refs_digest, commits_new)
    select id, ${at}::timestamptz, ${at}::timestamptz, 'complete', 'imported', 'These facts were imported from a file.', ${mark}, 0
    from fact_place order by id`;
}

/**
 * Merges what is staged, within the caller's transaction: all of it or nothing. Two imports take turns. The same file
 * again writes nothing.
 */
export async function mergeStagedFacts(session: Session, staged: StagedFacts): Promise<MergedFacts> {
  const { digest, projects, projectOf, at } = staged;
  const mark = `facts:${digest}`;
  await session`select pg_advisory_xact_lock(hashtextextended('facts', 0))`;
  const people = await mergeFactPeople(session);
  const fresh: Record<string, number> = { repository: await mergeFactRepositories(session) };
  if (await wasImported(session, mark)) return { unchanged: true, fresh: {} };
  fresh['organisation'] = await mergeFactOrganisations(session);
  const named = await mergeFactProjects(session, projects);
  const orphans = await orphanRepositories(session);
  fresh['project'] = named + (await mergeFactProjects(session, orphans.map(projectOf)));
  fresh['stream'] = await mergeFactStreams(session);
  Object.assign(fresh, await mergeFactHistory(session), await mergeFactPlatforms(session));
  fresh['act'] = await mergeFactActs(session);
  fresh['identity'] = people + (await mergeFactLinks(session, at));
  fresh['affiliation'] = await mergeFactAffiliations(session, at);
  await noteRuns(session, mark, at);
  return { unchanged: false, fresh };
}
