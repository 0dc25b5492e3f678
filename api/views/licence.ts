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
import { isLicenceInput } from '#licenses/assess.ts';
import type { Finding } from '#licenses/detect/finding.ts';
import { conflictsAmong, judgeCopied, type Verdict } from '#metrics/licences/conflict.ts';
import {
  alteredFiles,
  type LicenceDirectoryRow,
  type LicenceFileRow,
  type LicenceScanRow,
  licenceFiles,
  licenceMap,
  licenceScan,
} from '#store/queries/licence-view.ts';
import type { Database } from '#store/schema.ts';
import type { LicenceDirectory, LicenceFile, ProjectLicences } from '../client.ts';
import type { HubProject, HubRepository } from './hub.ts';
import { holdersView } from './licence-holders.ts';
import { unreadText } from './licence-words.ts';
import { licenceView, publicUrl } from './project.ts';
import { type Source, sourceUrl } from './source-url.ts';

const most = { expressions: 1000, conflicts: 50, examples: 10, altered: 20, findings: 20, first: 16, second: 40 };

/** What a file's licence comes to under the concluded one of the project; null where either is unknown. */
function verdictOf(expression: string | null, concluded: string | null): Verdict | null {
  return expression === null || concluded === null ? null : judgeCopied(expression, concluded);
}

function findingView(finding: Finding, path: string, source: Source): LicenceFile['findings'][number] {
  const { expression, kind, class: how, rule, lines, score } = finding;
  const span: [number, number] = [lines[0], lines[1]];
  const share = Math.min(1, Math.max(0, score));
  return { expression, kind, class: how, rule, lines: span, score: share, url: sourceUrl(source, path, lines) };
}

/** A file of the scan as the API gives it. */
export function licenceFileView(row: LicenceFileRow, concluded: string | null, source: Source): LicenceFile {
  const findings = (row.findings ?? []) as readonly Finding[];
  return {
    path: row.path,
    outcome: row.outcome,
    problem: row.problem,
    truncated: row.truncated ?? false,
    expression: row.expression,
    verdict: verdictOf(row.expression, concluded)?.verdict ?? null,
    findings: findings.slice(0, most.findings).map((finding) => findingView(finding, row.path, source)),
    altered: row.altered !== null,
    url: sourceUrl(source, row.path, null),
  };
}

/** A directory of the scan as the API gives it. */
export function licenceDirectoryView({
  path,
  files,
  unstated,
  own,
  expressions,
}: LicenceDirectoryRow): LicenceDirectory {
  return { path, files, unstated, own, expressions: expressions.map((one) => ({ ...one })) };
}

/** The repository that is asked for: by its id, or the first; null when the project has none of that id. */
export function repositoryOf(project: HubProject, id: string | undefined): HubRepository | null {
  return (id === undefined ? project.repositories[0] : project.repositories.find(({ row }) => row.id === id)) ?? null;
}

/** Where the files of a scan can be seen. */
export function scanSource(repository: HubRepository, scan: Pick<LicenceScanRow, 'head_sha'>): Source {
  return { url: repository.row.url, head: scan.head_sha.toString('hex') };
}

function scanView(repository: HubRepository, scan: LicenceScanRow): NonNullable<ProjectLicences['scan']> {
  const { asked, received, refused } = scan.completeness;
  return {
    head: scan.head_sha.toString('hex'),
    current: repository.row.head_sha?.equals(scan.head_sha) ?? false,
    index: scan.index_version,
    scannedAt: scan.scanned_at.toISOString(),
    files: scan.files,
    outcomes: { ...scan.outcomes },
    asked: asked ?? received,
    received,
    refused: refused.map(({ why, count }) => ({ why, whyText: unreadText(why), count })),
  };
}

interface Scanned {
  readonly db: Kysely<Database>;
  readonly repository: HubRepository;
  readonly scan: LicenceScanRow;
  readonly concluded: string | null;
}

/** What leads to the verdict: the first finding that alone comes to it, or else the first that claims anything. */
function leading(
  file: LicenceFile,
  verdict: Verdict['verdict'],
  outbound: string,
): LicenceFile['findings'][number] | null {
  const claims = file.findings.filter(({ class: how }) => how !== 'quoted' && how !== 'partial' && how !== 'malformed');
  return claims.find(({ expression }) => judgeCopied(expression, outbound).verdict === verdict) ?? claims[0] ?? null;
}

/** Files whose licence does not go with the project's; what the project's own licence was concluded from is none of them. */
async function conflictsOf({ db, repository, scan, concluded }: Scanned): Promise<ProjectLicences['conflicts']> {
  if (concluded === null) return [];
  const shown = conflictsAmong(scan.expressions, concluded).slice(0, most.conflicts);
  const source = scanSource(repository, scan);
  const conflicts = await Promise.all(
    shown.map(async ({ expression, files, verdict, rule, reason }) => {
      const page = { directory: null, expression, after: null, limit: most.examples * 2 };
      const rows = await licenceFiles(db, repository.row.id, page);
      const others = rows.filter(({ path }) => !isLicenceInput(path));
      const examples = others.slice(0, most.examples).map((row) => {
        const file = licenceFileView(row, concluded, source);
        return { path: file.path, finding: leading(file, verdict, concluded), url: file.url };
      });
      return { expression, verdict, rule, reason, files: files - (rows.length - others.length), examples };
    }),
  );
  return conflicts.filter(({ examples }) => examples.length > 0);
}

async function scannedParts(
  scanned: Scanned,
): Promise<Pick<ProjectLicences, 'scan' | 'expressions' | 'unstated' | 'map' | 'conflicts' | 'altered' | 'holders'>> {
  const { db, repository, scan, concluded } = scanned;
  const { id } = repository.row;
  const [map, conflicts, altered] = await Promise.all([
    licenceMap(db, id, most),
    conflictsOf(scanned),
    alteredFiles(db, id, most.altered),
  ]);
  const source = scanSource(repository, scan);
  return {
    scan: scanView(repository, scan),
    expressions: scan.expressions.slice(0, most.expressions).map(({ expression, files }) => {
      return { expression, files, verdict: verdictOf(expression, concluded)?.verdict ?? null };
    }),
    unstated: map.find(({ path }) => path === '.')?.unstated ?? 0,
    map: map.map(licenceDirectoryView),
    conflicts,
    altered: altered.map((row) => licenceFileView(row, concluded, source)),
    holders: holdersView(scan.holders),
  };
}

const nothing = {
  scan: null,
  expressions: [],
  unstated: null,
  map: [],
  conflicts: [],
  altered: [],
  holders: { organisations: [], others: 0 },
} satisfies Partial<ProjectLicences>;

/** What a repository's tree says of licences, beside what was concluded for it. */
export async function projectLicencesView(
  db: Kysely<Database>,
  project: HubProject,
  repository: HubRepository | null,
): Promise<ProjectLicences> {
  const whereOf = ({ row }: HubRepository) => ({ id: row.id, url: publicUrl(row.url) });
  const licence = repository === null ? null : licenceView(repository);
  const scan = repository === null ? null : await licenceScan(db, repository.row.id);
  const parts =
    repository === null || scan === null
      ? nothing
      : await scannedParts({ db, repository, scan, concluded: licence?.concluded ?? null });
  return {
    project: project.row.slug,
    repository: repository === null ? null : whereOf(repository),
    repositories: project.repositories.map(whereOf),
    licence,
    ...parts,
  };
}
