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
import type { AssetFact, ReleaseFact } from '../../fact.ts';
import type { Feed } from '../../platform.ts';
import type { Host } from './host.ts';
import { snapshotFeed } from './snapshot-feed.ts';
import { wireCount, wireFlag, wireId, wireList, wireMaybe, wireMaybeUser, wireText, wireTime } from './wire.ts';

const wireAsset = z.object({
  id: wireMaybe(wireId),
  name: wireText,
  type: wireText,
  size: wireCount,
  download_count: wireCount,
  browser_download_url: wireText,
});
type Asset = z.infer<typeof wireAsset>;

/** The archives of the source that the platform adds to every release by itself. */
function isSource({ type, browser_download_url: url }: Asset): boolean {
  return type === 'source' || /\/(?:repository\/)?archive\//u.test(url ?? '');
}

function assetOf(asset: Asset): AssetFact[] {
  const name = asset.name ?? asset.browser_download_url?.split('/').at(-1) ?? null;
  if (name === null || isSource(asset)) return [];
  const { id, size, download_count: downloads } = asset;
  return [{ id: id ?? name, name, size, contentType: null, downloads, digest: null, createdAt: null }];
}

/** A release; there are no drafts, so what is listed is published. GitCode has no ids: there the tag is one. */
const wireRelease = z
  .object({
    id: wireMaybe(wireId),
    tag_name: z.string(),
    name: wireText,
    prerelease: wireFlag,
    author: wireMaybeUser,
    created_at: wireTime,
    assets: wireList(wireAsset),
  })
  .transform(
    (release): ReleaseFact => ({
      id: release.id ?? release.tag_name,
      tag: release.tag_name,
      name: release.name,
      draft: null,
      prerelease: release.prerelease,
      author: release.author,
      createdAt: release.created_at,
      publishedAt: release.created_at,
      assets: release.assets.flatMap(assetOf),
    }),
  );

/** Releases with the files that people added. */
export function releaseFeed(host: Host): Feed {
  return snapshotFeed<ReleaseFact>({
    id: 'releases',
    stream: 'releases',
    needsToken: !host.flavour.anonymous,
    client: host.client,
    path: (context) => `${host.repositoryPath(context.repository.path)}/releases`,
    pages: true,
    item: wireRelease,
    key: (release) => release.id,
    mark: null,
    facts: (releases) => ({ releases }),
  });
}
