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
import { individual } from '#store/facts.ts';
import { organisationNames } from '#store/queries/registry.ts';
import { newestDetails } from '#store/queries/series.ts';
import type { Database } from '#store/schema.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Project, Text } from '../client.ts';

type Organisations = Project['organisations'];

interface Share {
  readonly organisation: string | null;
  readonly commits: number;
  readonly contributors: number;
}

const unknownName: Text = { zh: '未知单位', en: 'Unknown affiliation' };
const individualName: Text = { zh: '个人', en: 'On their own behalf' };

/** Who a project's work of the last 12 months comes from, as its metrics have it; the unknown part is kept. */
export async function organisationsOf(
  db: Kysely<Database>,
  { metrics }: Catalogue,
  project: string,
): Promise<Organisations> {
  const details = await newestDetails(db, project, null);
  const shown = details.find(({ metric, detail }) => {
    return detail !== null && metrics.get(metric)?.detailShape === 'organisation-share';
  });
  if (shown === undefined) return [];
  const shares = shown.detail as readonly Share[];
  const names = await organisationNames(db);
  return shares.map(({ organisation, commits, contributors }) => ({
    id: organisation,
    name: nameOf(organisation, names),
    commits,
    contributors,
  }));
}

function nameOf(organisation: string | null, names: ReadonlyMap<string, unknown>): Text {
  if (organisation === null) return unknownName;
  if (organisation === individual) return individualName;
  return (names.get(organisation) as Text | undefined) ?? { zh: organisation, en: organisation };
}
