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
import { refreshPeople } from '../../people/refresh-people.ts';
import { addStreams } from '../../testing/derived-facts.ts';
import { derive } from '../../testing/derived-rows.ts';
import { addChanges, addComments, addEvents, addIssues, type IssueSpec } from '../../testing/platform-facts.ts';
import { addForks, addStars } from '../../testing/repository-facts.ts';
import { addCommits, addIdentity, addOrganisation, addProject, addRepository } from '../../testing/store-facts.ts';

interface Row {
  readonly repo: string;
  readonly who: string | null;
  readonly at: string;
}

interface Item extends Row {
  readonly number: string;
  readonly closed?: string;
  readonly merged?: string;
  /** Group that the files of the row overrule the one of its repository with. */
  readonly group?: string;
  /** What happened to it afterwards, from the versions of its row. */
  readonly turns?: readonly (readonly [string, string])[];
}

/** Rows of one data set. */
export interface DataSet {
  /** Group of each repository; null = none. */
  readonly repos?: Readonly<Record<string, string | null>>;
  readonly issues?: readonly Item[];
  readonly changes?: readonly Item[];
  /** On the changes. */
  readonly responses?: readonly { readonly number: string; readonly who: string; readonly at: string }[];
  readonly comments?: readonly Row[];
  readonly commits?: readonly Row[];
  readonly stars?: readonly Row[];
  readonly forks?: readonly Row[];
  /** Who, organisation, from, to. */
  readonly affiliations?: readonly (readonly [string, string, string, string])[];
}

const crawled = '2018-12-31T00:00:00Z';
const begun = '2015-01-01T00:00:00Z';

/** Project that stands for a group of a data set; `All` holds every repository, `Grouped` those that have a group. */
export function projectOf(set: string, group: string): string {
  return `${set}-${group.toLowerCase().replaceAll(' ', '-')}`;
}

/** People and organisations of one data set are not those of another. */
function mail(set: string, who: string): string {
  return `${who}.${set}@none.example`;
}

/** The person id of an actor of a data set. */
export function personOf(store: Store, set: string, who: string): Promise<string> {
  return addIdentity(store, mail(set, who));
}

/** The id of an organisation of a data set. */
export function organisationOf(set: string, name: string): string {
  return `${set}-${name}`;
}

async function addClaims(store: Store, set: string, rows: NonNullable<DataSet['affiliations']>): Promise<void> {
  for (const name of new Set(rows.map(([, one]) => one)))
    await addOrganisation(store, organisationOf(set, name), [{ domain: `${organisationOf(set, name)}.example` }]);
  for (const [who, organisation, from, to] of rows) {
    // A range of no day, of which there is one, claims nothing.
    if (from === to) continue;
    await store.db
      .insertInto('affiliation_claim')
      .values({
        identity_id: await personOf(store, set, who),
        organisation: organisationOf(set, organisation),
        valid_from: from,
        valid_to: to,
        source: 'devstats',
        rank: 2,
        note: null,
        actor: 'test',
        withdrawn_at: null,
        withdrawn_by: null,
        withdrawn_reason: null,
      })
      .execute();
  }
  await refreshPeople(store);
}

function inRepository<T extends Row>(rows: readonly T[] | undefined, place: string): T[] {
  return (rows ?? []).filter((row) => placeOf(row) === place);
}

/** A row whose files overrule the group stands in a repository of its own. */
function placeOf(row: Row & { readonly group?: string }): string {
  return row.group === undefined ? row.repo : `${row.repo} ${row.group}`;
}

function itemOf(set: string, { number, who, at, closed }: Item): IssueSpec {
  const name = who === null ? null : mail(set, who);
  return { number, who: name, at, ...(closed === undefined ? {} : { closedAt: closed }) };
}

function named<T extends Row>(set: string, rows: readonly T[]) {
  return rows.map((row) => ({ ...row, who: mail(set, row.who ?? 'ghost') }));
}

async function fill(store: Store, set: string, repository: string, place: string, data: DataSet): Promise<void> {
  const changes = inRepository(data.changes, place);
  await addIssues(
    store,
    repository,
    inRepository(data.issues, place).map((item) => itemOf(set, item)),
  );
  await addChanges(
    store,
    repository,
    changes.map((item) => ({ ...itemOf(set, item), ...(item.merged === undefined ? {} : { mergedAt: item.merged }) })),
  );
  for (const kind of ['issue', 'change'] as const) {
    for (const { number, turns = [] } of inRepository(kind === 'issue' ? data.issues : data.changes, place))
      await addEvents(
        store,
        repository,
        turns.map(([turn, at]) => ({ kind: turn, at, who: null, on: [kind, number] as const })),
      );
  }
  const numbers = new Set(changes.map(({ number }) => number));
  const responses = (data.responses ?? []).filter(({ number }) => numbers.has(number));
  await addComments(
    store,
    repository,
    responses.map(({ number, who, at }) => ({ who: mail(set, who), at, on: ['change', number] as const })),
  );
  await addComments(
    store,
    repository,
    named(set, inRepository(data.comments, place)).map(({ who, at }) => ({ who, at, on: ['issue', '999'] as const })),
  );
  await addCommits(
    store,
    repository,
    named(set, inRepository(data.commits, place)).map(({ who, at }) => ({ author: who, at })),
  );
  await addStars(store, repository, named(set, inRepository(data.stars, place)));
  await addForks(store, repository, named(set, inRepository(data.forks, place)));
}

/** Puts a data set into the fact tables and derives a project for each of its groups and one for all of it. */
export async function load(store: Store, set: string, data: DataSet): Promise<void> {
  const items = [...(data.issues ?? []), ...(data.changes ?? [])];
  const places = new Map(Object.entries(data.repos ?? {}));
  for (const item of items) if (item.group !== undefined) places.set(placeOf(item), item.group);
  const projects = [...new Set(['All', 'Grouped', ...[...places.values()].filter((group) => group !== null)])];
  for (const group of projects) await addProject(store, projectOf(set, group));
  for (const [place, group] of places) {
    const repository = await addRepository(store, projectOf(set, 'All'), { fetchedAt: crawled });
    for (const other of group === null ? [] : ['Grouped', group])
      await store.db
        .insertInto('project_repository')
        .values({ project: projectOf(set, other), repository_id: repository, position: 0 })
        .execute();
    await addStreams(store, repository, crawled, begun);
    await fill(store, set, repository, place, data);
  }
  if (data.affiliations !== undefined) await addClaims(store, set, data.affiliations);
  for (const group of projects) await derive(store, projectOf(set, group));
}
