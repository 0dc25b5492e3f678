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
import type { ReleaseFact } from '../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage } from '../../platform.ts';
import { type Client, repositoryUrl } from './client.ts';
import { makeFeed, sizeOf, stateOf } from './feed.ts';
import type { Notes } from './notes.ts';
import { listPages, positionOf } from './pages.ts';
import { account, count, flag, idText, text, timeOrNull } from './wire.ts';

const asset = z.object({ id: idText, name: z.string(), size: count, download_count: count, created_at: timeOrNull });

const listedRelease = z
  .object({
    id: idText,
    tag_name: z.string(),
    name: text,
    draft: flag,
    prerelease: flag,
    author: account,
    created_at: timeOrNull,
    published_at: timeOrNull,
    assets: z.array(asset.nullish()).nullish(),
  })
  .transform(
    (told): ReleaseFact => ({
      id: told.id,
      tag: told.tag_name,
      name: told.name,
      draft: told.draft,
      prerelease: told.prerelease,
      author: told.author,
      createdAt: told.created_at,
      publishedAt: told.draft === true ? null : told.published_at,
      assets: (told.assets ?? []).flatMap((file) =>
        file
          ? [
              {
                id: file.id,
                name: file.name,
                size: file.size,
                contentType: null,
                downloads: file.download_count,
                digest: null,
                createdAt: file.created_at,
              },
            ]
          : [],
      ),
    }),
  );

/** A release moves nothing in the description but its count, a tag its time. */
function markOf(notes: Notes, context: FeedContext): string | null {
  const { releases } = notes.of(context.repository.id);
  const updated = context.facts.updatedAt?.toISOString() ?? null;
  return releases === null || updated === null ? null : `${releases} ${updated}`;
}

async function* read(client: Client, notes: Notes, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const mark = markOf(notes, context);
  let from = positionOf(context.resume, sizeOf(context.state));
  if (context.mode === 'delta' && mark !== null && stateOf(context.state, 'mark') === mark)
    return { state: context.state, unchanged: true };
  const path = `${repositoryUrl(context.facts.fullName)}/releases`;
  let unreadable = 0;
  for await (const page of listPages(client, { path, item: listedRelease, from, signal: context.signal })) {
    from = page.after;
    unreadable += page.unreadable;
    const asked = page.total === null ? {} : { asked: { releases: page.total } };
    yield { facts: { releases: page.items }, cursor: from, ...asked };
  }
  return { state: { size: from.size, mark }, ...(unreadable === 0 ? { replaces: ['releases'] } : {}) };
}

/** Releases with their files; drafts are told only to those who may publish. */
export function releasesFeed(client: Client, notes: Notes): Feed {
  return makeFeed({ id: 'releases', carries: ['releases'], run: (context) => read(client, notes, context) });
}
