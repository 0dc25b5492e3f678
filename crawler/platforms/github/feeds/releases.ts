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

import { z } from 'zod';
import type { AssetFact, ReleaseFact } from '../../../fact.ts';
import type { Feed } from '../../../platform.ts';
import { restAccount, restUser } from '../account.ts';
import { type Client, place } from '../client.ts';
import { listOf } from '../rest/list.ts';
import { idText, instant } from '../scalar.ts';
import { shortListFeed } from './short-list.ts';

const restAsset = z.object({
  id: idText,
  name: z.string(),
  size: z.number().nullish(),
  content_type: z.string().nullish(),
  download_count: z.number().nullish(),
  digest: z.string().nullish(),
  created_at: instant.nullish(),
});

const restRelease = z.object({
  id: idText,
  tag_name: z.string(),
  name: z.string().nullish(),
  draft: z.boolean().nullish(),
  prerelease: z.boolean().nullish(),
  author: restUser.nullish(),
  created_at: instant.nullish(),
  published_at: instant.nullish(),
  assets: z.array(restAsset.nullable()).nullish(),
});

function assetOf(item: z.infer<typeof restAsset>): AssetFact {
  return {
    id: item.id,
    name: item.name,
    size: item.size ?? null,
    contentType: item.content_type ?? null,
    downloads: item.download_count ?? null,
    digest: item.digest ?? null,
    createdAt: item.created_at ?? null,
  };
}

function releaseOf(item: z.infer<typeof restRelease>): ReleaseFact {
  return {
    id: item.id,
    tag: item.tag_name,
    name: item.name ?? null,
    draft: item.draft ?? null,
    prerelease: item.prerelease ?? null,
    author: restAccount(item.author),
    createdAt: item.created_at ?? null,
    publishedAt: item.published_at ?? null,
    assets: (item.assets ?? []).filter((one) => one !== null).map((one) => assetOf(one)),
  };
}

/** Releases with their files. */
export function releasesFeed(client: Client): Feed {
  return shortListFeed(client, {
    stream: 'releases',
    url: ({ repository }) =>
      client.endpoint('GET /repos/{owner}/{repo}/releases', { ...place(repository.path), per_page: 100 }).url,
    schema: listOf(restRelease),
    facts: (rows) => ({ releases: rows.map((row) => releaseOf(row)) }),
  });
}
