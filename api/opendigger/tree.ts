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

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Store } from '#store/open.ts';
import { monthOf } from '#store/period.ts';
import { type StoredFigure, streamFigures } from '#store/queries/figures.ts';
import { activeHours, type PlacedRepository, personMonths, placedRepositories } from '#store/queries/opendigger.ts';
import type { Database } from '#store/schema.ts';
import { csvRow } from '../figures/csv.ts';
import type { Builder } from '../pages/build.ts';
import { repositoryFiles } from './files.ts';
import { opendiggerFiles } from './mapping.ts';
import { monthlyTotals } from './monthly-totals.ts';

const metrics = [...new Set(opendiggerFiles.flatMap(({ metric }) => metric ?? []))];

/** A path of a platform as directories: nothing in it climbs, hides or means something to a file system. */
function directoryOf({ platform, path }: PlacedRepository): string {
  const steps = path.split('/').map((step) => {
    const plain = step
      .replaceAll(/[^\p{L}\p{N}._-]/gu, '_')
      .replace(/^\./u, '_.')
      .slice(0, 100);
    return plain === '' ? '_' : plain;
  });
  return [platform, ...steps].join('/');
}

function metaOf({ platformId, fetchedAt, projects }: PlacedRepository): object {
  const labels = projects.flatMap(({ slug, domain, name }) => [
    { id: `:projects/${slug}`, name: name.en, type: 'Project' },
    { id: `:domains/${domain}`, name: domain, type: 'Domain-0' },
  ]);
  const known = new Map(labels.map((label) => [label.id, label]));
  return {
    updatedAt: fetchedAt?.getTime() ?? null,
    type: 'repo',
    id: /^[1-9]\d{0,14}$/u.test(platformId) ? Number(platformId) : platformId,
    labels: [...known.values()],
  };
}

/** Figures of periods that were over when the repository was last read. */
async function figuresOf(db: Kysely<Database>, { id, fetchedAt }: PlacedRepository): Promise<StoredFigure[]> {
  const running = fetchedAt === null ? null : monthOf(fetchedAt);
  const figures: StoredFigure[] = [];
  const request = {
    scope: 'repository',
    subjects: [id],
    metrics,
    period: null,
    from: null,
    to: null,
    detail: true,
  } as const;
  for await (const rows of streamFigures(db, request))
    figures.push(...rows.filter(({ month }) => running === null || month < running));
  return figures;
}

/** Writes the tree below a directory; the same figures give the same bytes. Returns how many files. */
export async function writeOpendigger(
  store: Pick<Store, 'db' | 'sql'>,
  directory: string,
  projects: readonly string[] | null,
  onRepository?: (done: number, total: number) => void,
): Promise<number> {
  const { db } = store;
  const repositories = await placedRepositories(db, projects);
  const taken = new Set<string>();
  let files = 0;
  const put = async (path: string, text: string) => {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
    files += 1;
  };
  const list = [csvRow(['id', 'platform', 'repo_name'])];
  const kept: PlacedRepository[] = [];
  for (const [index, repository] of repositories.entries()) {
    const place = directoryOf(repository);
    // Two hosts of one platform may have the same path: the first by host keeps it.
    if (taken.has(place.toLowerCase())) continue;
    taken.add(place.toLowerCase());
    const figures = await figuresOf(db, repository);
    const hours = await activeHours(db, repository.id);
    const people = await personMonths(db, repository.id);
    for (const [name, content] of repositoryFiles({ figures, hours, people }))
      await put(`${place}/${name}.json`, `${JSON.stringify(content)}\n`);
    await put(`${place}/meta.json`, `${JSON.stringify(metaOf(repository))}\n`);
    kept.push(repository);
    list.push(csvRow([repository.platformId, repository.platform, repository.path]));
    onRepository?.(index + 1, repositories.length);
  }
  await put('repo_list.csv', list.join(''));
  await put('repo_month.csv', await monthlyTotals(store, kept));
  return files;
}

/** A builder that lays the tree beside the pages, below `data/opendigger`. */
export function withOpendigger(build: Builder, store: Pick<Store, 'db' | 'sql'>): Builder {
  return async (request) => {
    await build(request);
    await writeOpendigger(store, join(request.out, 'data', 'opendigger'), null);
  };
}
