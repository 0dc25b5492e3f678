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
import { projectStages } from '#store/queries/project.ts';
import type { Database } from '#store/schema.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Licence, Project, Repository, Text } from '../client.ts';
import { crawlReason } from '../crawl-reason.ts';
import { platformName } from '../platform-name.ts';
import type { HubProject, HubRepository } from './hub.ts';
import { organisationsOf } from './organisation.ts';

/** What the licence engine says of a repository's root; null before the first computation. */
export function licenceView(repository: HubRepository): Licence | null {
  const { licence } = repository;
  if (licence === null) return null;
  return {
    declared: licence.declared,
    detected: licence.detected,
    concluded: licence.concluded,
    agreement: licence.agreement,
    approved: licence.approved,
    explanation: licence.explanation,
    findings: licence.findings.map(({ evidence, ...finding }) => ({
      ...finding,
      evidence: { path: evidence.path, lines: evidence.lines === null ? null : [evidence.lines[0], evidence.lines[1]] },
    })),
  };
}

/** One repository as the API gives it; the address of a local one is not told. */
function repositoryView(repository: HubRepository): Repository {
  const { row, run, counts } = repository;
  return {
    id: row.id,
    platform: row.platform,
    platformName: platformName(row.platform),
    url: publicUrl(row.url),
    state: row.state,
    reasonKind: row.reason_kind,
    reasonText: crawlReason(row.reason_kind),
    reason: publicReason(row.reason, row.url),
    defaultRef: row.default_ref,
    head: row.head_sha?.toString('hex') ?? null,
    fetchedAt: row.fetched_at?.toISOString() ?? null,
    outcome: run?.outcome ?? null,
    commits: counts.commits,
    tags: counts.tags,
    files: counts.files,
    licence: licenceView(repository),
  };
}

/** A URL as it may be published: paths of this machine are nobody's business. */
export function publicUrl(url: string): string {
  return /^https?:\/\//.test(url) ? url : 'local:';
}

const machinePath = /(?<=^|[\s'"(])(?:file:\/\/)?\/(?:[^\s'"():,;]|:(?!\s|$))+/g;

/** The sentence about a fault without paths of this machine; the address that it begins with is told apart. */
export function publicReason(reason: string | null, url: string): string | null {
  if (reason === null) return null;
  const told = publicUrl(url) === url ? reason : reason.replaceAll(`${url}: `, '').replaceAll(url, publicUrl(url));
  return told.replaceAll(machinePath, '…');
}

/** Everything about one project. */
export async function projectView(db: Kysely<Database>, catalogue: Catalogue, project: HubProject): Promise<Project> {
  const [stages, organisations] = await Promise.all([
    projectStages(db, project.row.slug),
    organisationsOf(db, catalogue, project.row.slug),
  ]);
  return {
    ...project.summary,
    admittedOn: project.row.admitted_on,
    stages: stages.map(({ stage, since, note }) => ({ stage, since, note: note as Text | null })),
    repositoryList: project.repositories.map(repositoryView),
    scores: [...project.scores],
    organisations,
  };
}
