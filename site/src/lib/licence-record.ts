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

import type { Client, LicenceDiff, LicenceDirectory, ProjectLicences } from '#api/client.ts';
import { buildClient } from './hub.ts';

/** What the files of a project say of licences, with the parts that pages show beside it. */
export interface LicenceRecord {
  readonly licences: ProjectLicences;
  /** Right in the root. */
  readonly directories: readonly LicenceDirectory[];
  readonly diffs: readonly LicenceDiff[];
}

/** Comparisons that a page shows: each is as long as a licence. */
const mostDiffs = 2;

async function loadRecord(client: Client, slug: string): Promise<LicenceRecord> {
  const licences = await client.licences(slug);
  const { repository, scan, altered } = licences;
  if (repository === null || scan === null) return { licences, directories: [], diffs: [] };
  const [directories, ...diffs] = await Promise.all([
    client.licenceDirectories(slug, repository.id),
    ...altered.slice(0, mostDiffs).map(({ path }) => client.licenceDiff(slug, repository.id, path)),
  ]);
  return { licences, directories, diffs: diffs.filter((diff) => diff !== null) };
}

const kept = 20;
const records = new Map<string, Promise<LicenceRecord>>();
let client: Client | undefined;

/** The licences of a project of this build: read when first asked for; the languages and files of a project follow each other. */
export function licenceRecord(slug: string): Promise<LicenceRecord> {
  client ??= buildClient();
  const record = records.get(slug) ?? loadRecord(client, slug);
  records.delete(slug);
  records.set(slug, record);
  for (const oldest of records.keys()) {
    if (records.size <= kept) break;
    records.delete(oldest);
  }
  return record;
}
