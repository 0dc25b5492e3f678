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

import type { Store } from '#store/open.ts';
import type { Stream } from '#store/stream.ts';
import type { ArchivedKind } from '#store/tables/contribution.ts';
import { identityOf, idOf, type Said, seen } from './said.ts';
import { addIdentity, shaOf } from './store-facts.ts';

/** Adds releases of tags. */
export async function addReleases(
  store: Store,
  repositoryId: string,
  specs: readonly (Omit<Said, 'at'> & {
    readonly tag: string;
    readonly at: string | null;
    readonly draft?: boolean;
    readonly prerelease?: boolean;
  })[],
): Promise<void> {
  for (const spec of specs) {
    const row = {
      repository_id: repositoryId,
      platform_id: idOf(spec),
      tag: spec.tag,
      name: null,
      draft: spec.draft ?? false,
      prerelease: spec.prerelease ?? false,
      author_id: await identityOf(store, spec.who),
      created_at: null,
      published_at: spec.at === null ? null : new Date(spec.at),
      ...seen(spec),
    };
    await store.db.insertInto('release').values(row).execute();
  }
}

/** Adds tags by name, on commits by their names. */
export async function addTags(
  store: Store,
  repositoryId: string,
  specs: readonly { readonly name: string; readonly commit: string; readonly at: string | null }[],
): Promise<void> {
  const rows = specs.map(({ name, commit, at }) => ({
    repository_id: repositoryId,
    name,
    commit_sha: shaOf(commit),
    annotated: true,
    signed: false,
    tagger_id: null,
    tagged_at: at === null ? null : new Date(at),
  }));
  await store.db.insertInto('tag').values(rows).execute();
}

/** Adds stars; `at` null = the platform does not date them. */
export async function addStars(
  store: Store,
  repositoryId: string,
  specs: readonly { readonly who: string; readonly at: string | null; readonly gone?: string }[],
): Promise<void> {
  for (const spec of specs) {
    const row = {
      repository_id: repositoryId,
      account_id: await addIdentity(store, spec.who),
      starred_at: spec.at === null ? null : new Date(spec.at),
      ...seen(spec),
    };
    await store.db.insertInto('star').values(row).execute();
  }
}

/** Adds forks. */
export async function addForks(store: Store, repositoryId: string, specs: readonly Said[]): Promise<void> {
  for (const spec of specs) {
    const row = {
      repository_id: repositoryId,
      platform_id: idOf(spec),
      path: `${spec.who ?? 'ghost'}/fork`,
      owner_id: await identityOf(store, spec.who),
      created_at: new Date(spec.at),
      ...seen(spec),
    };
    await store.db.insertInto('fork').values(row).execute();
  }
}

/** Says how far streams of a repository were read: whole at an instant, or (null) never. */
export async function addStreamStates(
  store: Store,
  repositoryId: string,
  states: Readonly<Partial<Record<Stream, string | null>>>,
): Promise<void> {
  const rows = Object.entries(states).map(([stream, at]) => ({
    repository_id: repositoryId,
    stream,
    support: 'full' as const,
    asked: null,
    clean_at: at === null ? null : new Date(at),
    observed_at: at === null ? null : new Date(at),
    reason_kind: null,
    reason: null,
  }));
  await store.db.insertInto('stream_state').values(rows).execute();
}

/** Adds acts as an archive of events tells them. */
export async function addArchived(
  store: Store,
  repositoryId: string,
  specs: readonly (Said & {
    readonly kind: ArchivedKind;
    readonly object?: string;
    readonly number?: string;
    readonly gaps?: readonly string[];
  })[],
): Promise<void> {
  for (const spec of specs) {
    const row = {
      repository_id: repositoryId,
      source: 'gharchive',
      source_id: idOf(spec),
      kind: spec.kind,
      identity_id: await identityOf(store, spec.who),
      at: new Date(spec.at),
      object_id: spec.object ?? null,
      subject_number: spec.number ?? null,
      gaps: [...(spec.gaps ?? [])],
      hour: new Date(`${spec.at.slice(0, 13)}:00:00Z`),
    };
    await store.db.insertInto('contribution').values(row).execute();
  }
}
