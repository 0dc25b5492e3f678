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

import type { WorldAsset, WorldRelease, WorldRepository } from '../../world/model.ts';
import { databaseId, nodeId, stamp, stampOrNull } from '../ids.ts';
import { connection, type PageArgs } from './connection.ts';
import type { Graph } from './graph.ts';
import { userView } from './person.ts';

function assetView(graph: Graph, repository: WorldRepository, asset: WorldAsset): Record<string, unknown> {
  return {
    __typename: 'ReleaseAsset',
    id: nodeId('RA', repository.id, asset.id),
    name: asset.name,
    size: asset.size,
    contentType: asset.contentType,
    downloadCount: asset.downloads,
    createdAt: stamp(asset.createdAt),
    updatedAt: stamp(asset.createdAt),
    downloadUrl: `${graph.url}/${repository.owner.login}/${repository.name}/releases/download/${asset.name}`,
  };
}

/** A release. */
export function releaseView(graph: Graph, repository: WorldRepository, release: WorldRelease): Record<string, unknown> {
  return {
    __typename: 'Release',
    id: nodeId('RE', repository.id, release.id),
    databaseId: databaseId(release.id),
    tagName: release.tag,
    name: release.name,
    description: null,
    isDraft: release.draft,
    isPrerelease: release.prerelease,
    isLatest: release === repository.releases.at(-1),
    author: userView(graph, release.author),
    createdAt: stamp(release.createdAt),
    updatedAt: stamp(release.createdAt),
    publishedAt: stampOrNull(release.publishedAt),
    url: `${graph.url}/${repository.owner.login}/${repository.name}/releases/tag/${release.tag}`,
    releaseAssets: (args: PageArgs) =>
      connection(args, {
        items: release.assets,
        key: (asset) => [release.assets.indexOf(asset), asset.id],
        view: (asset) => assetView(graph, repository, asset),
      }),
  };
}
