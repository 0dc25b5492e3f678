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

import { ProjectReleases } from '@gitbeaker/rest';
import { z } from 'zod';
import type { AssetFact, ReleaseFact } from '../../fact.ts';
import type { Feed } from '../../platform.ts';
import { toAccount } from './account.ts';
import { ask, type Client } from './client.ts';
import { sending } from './page.ts';
import { wholeFeed } from './whole-list.ts';
import { wireDateOrNull, wireFlag, wireId, wireList, wireRows, wireText, wireUser } from './wire.ts';

const release = z.object({
  tag_name: z.string(),
  name: wireText,
  created_at: wireDateOrNull,
  released_at: wireDateOrNull,
  upcoming_release: wireFlag,
  author: wireUser,
  assets: z.object({ links: wireList(z.object({ id: wireId, name: wireText })) }).nullish(),
});
type Release = z.infer<typeof release>;

/** GitLab keeps links to files, not the files: their sizes and downloads are unknown. */
function toAsset(link: { readonly id: string; readonly name: string | null }): AssetFact {
  const untold = { size: null, contentType: null, downloads: null, digest: null, createdAt: null };
  return { id: link.id, name: link.name ?? '', ...untold };
}

function toRelease(row: Release): ReleaseFact {
  return {
    // A release has no number of its own: it is its tag.
    id: row.tag_name,
    tag: row.tag_name,
    name: row.name,
    draft: null,
    prerelease: null,
    author: toAccount(row.author),
    createdAt: row.created_at,
    publishedAt: row.upcoming_release === true ? null : row.released_at,
    assets: (row.assets?.links ?? []).map(toAsset),
  };
}

const schema = wireRows(release);

/** Releases with their links. */
export function releasesFeed(client: Client): Feed {
  return wholeFeed(
    {
      stream: 'releases',
      needsToken: false,
      ask:
        ({ repository, signal }) =>
        ({ page, perPage, ...rest }) =>
          ask(client, { schema, signal, ...sending(rest) }, (options) =>
            new ProjectReleases(options).all(repository.id, { page, perPage }),
          ),
      toFacts: (rows) => ({ releases: rows.map(toRelease) }),
    },
    client,
  );
}
