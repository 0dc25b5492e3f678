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

import { type Kysely, sql, type Transaction } from 'kysely';
import type { Domain, Platform, Stage, Text } from '../facts.ts';
import type { Database } from '../schema.ts';
import { admittedStages, deskStages, waitingStages } from './desk/stage-steps.ts';

/** Names of all organisations by id. */
export async function organisationNames(db: Kysely<Database>): Promise<Map<string, unknown>> {
  const rows = await db.selectFrom('organisation').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Which repository a text stands for. */
export interface RepositoryKey {
  readonly platform: Platform;
  readonly platformId: string;
  readonly url: string;
}

/** A project as the registry lists it. */
export interface ListedProject {
  readonly slug: string;
  readonly entry: unknown;
  readonly domain: Domain;
  readonly stage: Stage;
  /** `YYYY-MM-DD`, as all days here. */
  readonly stageSince: string;
  readonly admittedOn: string | null;
  readonly stages: readonly { readonly stage: Stage; readonly since: string; readonly note: Text | null }[];
  readonly repositories: readonly RepositoryKey[];
}

/** An organisation as the registry lists it. */
interface ListedOrganisation {
  readonly id: string;
  readonly name: Text;
  readonly domains: readonly { readonly domain: string; readonly from: string | null; readonly to: string | null }[];
}

/** What the registry says as a whole; `keep` names entries whose files are broken: they stay as they are. */
export interface RegistrySnapshot {
  readonly projects: readonly ListedProject[];
  readonly organisations: readonly ListedOrganisation[];
  readonly keep: readonly string[];
}

type Session = Transaction<Database>;

/**
 * The repository that a platform knows under this address now, or knew under it last: since its identity is the
 * platform's, what the registry says is only one of its names. A row that lost its name to another repository keeps it
 * only while a project lists it: taken out and put back, the name stands for the new one. Null = none.
 */
export async function findByName(db: Kysely<Database>, { platformId, url }: RepositoryKey): Promise<string | null> {
  const bare = (text: string) => text.toLowerCase().replace(/(?:\.git)?\/?$/u, '');
  const spellings = [
    ...new Set([url, platformId].flatMap((text) => [text.toLowerCase(), bare(text), `${bare(text)}.git`])),
  ];
  const row = await db
    .selectFrom('repository_name as n')
    .innerJoin('platform_repository as p', 'p.repository_id', 'n.repository_id')
    .innerJoin('repository as r', 'r.id', 'n.repository_id')
    .leftJoin('project_repository as l', 'l.repository_id', 'n.repository_id')
    .select('n.repository_id as id')
    .where(sql<string>`lower(n.url)`, 'in', spellings)
    .where(sql<boolean>`(r.reason_kind is distinct from 'name-reused' or l.project is not null)`)
    .orderBy(sql`n.seen_to is null`, 'desc')
    .orderBy('n.seen_to', 'desc')
    .orderBy('n.repository_id')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Id of a repository, made when it is new; a new address is added to its names. */
export async function ensureRepository(db: Kysely<Database>, key: RepositoryKey): Promise<string> {
  const { platform, platformId, url } = key;
  const known = await db
    .selectFrom('repository')
    .select(['id', 'url'])
    .where('platform', '=', platform)
    .where('platform_id', '=', platformId)
    .executeTakeFirst();
  if (known !== undefined && known.url === url) return known.id;
  const named = known === undefined ? await findByName(db, key) : null;
  if (named !== null) return named;
  const { id } = await db
    .insertInto('repository')
    .values({ platform, platform_id: platformId, url, state: 'new' })
    .onConflict((conflict) => conflict.columns(['platform', 'platform_id']).doUpdateSet({ url }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('repository_name')
    .set({ seen_to: new Date() })
    .where('repository_id', '=', id)
    .where('seen_to', 'is', null)
    .execute();
  await db.insertInto('repository_name').values({ repository_id: id, url, seen_to: null }).execute();
  return id;
}

type DeskStages = Awaited<ReturnType<typeof deskStages>>;

/** Of what the registry and the desk say of a stage, the newer counts; on the same day, the desk. */
function stageOf(project: ListedProject, desk: DeskStages) {
  const { slug, stage, stageSince, admittedOn } = project;
  const decided = desk.get(slug);
  if (decided === undefined) return { stage, stage_since: stageSince, admitted_on: admittedOn };
  const days = [admittedOn, decided.admittedOn].filter((day) => day !== null).toSorted();
  const newer = decided.since >= stageSince ? decided : { stage, since: stageSince };
  return { stage: newer.stage, stage_since: newer.since, admitted_on: days[0] ?? null };
}

async function writeProject(session: Session, project: ListedProject, desk: DeskStages): Promise<void> {
  const { slug, domain } = project;
  const row = {
    entry: JSON.stringify(project.entry),
    domain,
    ...stageOf(project, desk),
    listed: true,
    updated_at: new Date(),
  };
  await session
    .insertInto('project')
    .values({ slug, ...row })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet(row))
    .execute();
  await session.deleteFrom('project_stage').where('project', '=', slug).where('origin', '=', 'registry').execute();
  const steps = project.stages.map(({ stage: step, since, note }) => ({
    project: slug,
    stage: step,
    since,
    note: note === null ? null : JSON.stringify(note),
  }));
  await session
    .insertInto('project_stage')
    .values(steps)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const ids = new Set<string>();
  for (const repository of project.repositories) ids.add(await ensureRepository(session, repository));
  await session.deleteFrom('project_repository').where('project', '=', slug).execute();
  if (ids.size === 0) return;
  const owned = [...ids].map((id, position) => ({ project: slug, repository_id: id, position }));
  await session.insertInto('project_repository').values(owned).execute();
}

async function writeOrganisation(session: Session, { id, name, domains }: ListedOrganisation): Promise<void> {
  const text = JSON.stringify(name);
  await session
    .insertInto('organisation')
    .values({ id, name: text })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: text }))
    .execute();
  if (domains.length === 0) return;
  await session
    .deleteFrom('organisation_domain')
    .where('imported', '=', true)
    .where(
      'domain',
      'in',
      domains.map(({ domain }) => domain),
    )
    .execute();
  await session
    .insertInto('organisation_domain')
    .values(domains.map(({ domain, from, to }) => ({ organisation: id, domain, valid_from: from, valid_to: to })))
    // A domain that a kept, broken entry still owns stays with it: the database refuses overlaps.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Makes the store say what the registry says, in one transaction; facts of entries that left it stay, and so does what
 * the desk decided: its steps, the stage where it is newer, and the place in the list of whom it admitted.
 */
export async function syncRegistry(db: Kysely<Database>, registry: RegistrySnapshot): Promise<void> {
  await db.transaction().execute(async (session) => {
    // A stage that is being decided is waited for, and one that is to be decided waits.
    await session.selectFrom('project').select('slug').orderBy('slug').forNoKeyUpdate().execute();
    const slugs = [...registry.projects.map(({ slug }) => slug), ...registry.keep, ''];
    await session
      .updateTable('project')
      .set({ listed: false })
      .where('slug', 'not in', slugs)
      .where('listed', '=', true)
      // Projects that came with a file of facts are in no registry.
      .where(sql<boolean>`entry ->> 'origin' is distinct from 'facts'`)
      .where(
        sql<boolean>`not exists (select from stage_transition t where t.project = project.slug
          and t.from_stage = any(${[...waitingStages]}) and t.to_stage = any(${[...admittedStages]}))`,
      )
      .execute();
    const desk = await deskStages(session);
    for (const project of registry.projects) await writeProject(session, project, desk);
    const kept = [...registry.keep, ''];
    await session
      .deleteFrom('organisation_domain')
      .where('organisation', 'not in', kept)
      .where('imported', '=', false)
      .execute();
    for (const organisation of registry.organisations) await writeOrganisation(session, organisation);
  });
}
