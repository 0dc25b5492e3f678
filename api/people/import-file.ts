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
import { evidenceKinds } from '#metrics/people/evidence-kinds.ts';
import {
  isNothing,
  type OrganisationLookup,
  plainOrganisation,
  readOrganisationNames,
} from '#metrics/people/organisation-names.ts';
import {
  type ImportCounts,
  type ImportedRows,
  identitiesByAccount,
  identitiesByHash,
  writeImport,
} from '#store/queries/people/import.ts';
import type { Decider } from '#store/queries/people/log.ts';
import type { Database } from '#store/schema.ts';
import { idOf, words } from '../registry/importer.ts';
import type { FilePerson, FileProblem, PeopleFile } from './format.ts';

/** How to import. */
export interface ImportOptions {
  /** Format and name of the file. */
  readonly source: string;
  /** Organisations that are not known are made; else they are only told. */
  readonly createOrganisations: boolean;
  readonly dryRun: boolean;
}

/** What a file held and what came of it. */
export interface ImportReport {
  readonly persons: number;
  /** Persons of whom no identity is known: nobody of theirs was crawled yet. */
  readonly strangers: number;
  readonly unknownOrganisations: readonly { readonly name: string; readonly people: number }[];
  /** Domains that the file gives to organisations; the registry is where they belong. */
  readonly domains: number;
  readonly problems: readonly FileProblem[];
  /** What was written, or would be. */
  readonly written: ImportCounts;
  readonly dryRun: boolean;
}

interface Known {
  readonly person: FilePerson;
  /** Identities of ours, without doubles, in the file's order. */
  readonly ids: readonly string[];
}

async function whoIsKnown(db: Kysely<Database>, persons: readonly FilePerson[]): Promise<Known[]> {
  const byHash = await identitiesByHash(db, [...new Set(persons.flatMap(({ addresses }) => addresses))]);
  const accounts = await identitiesByAccount(
    db,
    persons.flatMap((person) => person.accounts),
  );
  let at = 0;
  return persons.map((person) => {
    const own = accounts.slice(at, (at += person.accounts.length));
    const ids = [...own, ...person.addresses.map((hash) => byHash.get(hash) ?? null)].filter((id) => id !== null);
    return { person, ids: [...new Set(ids)] };
  });
}

interface Names {
  readonly lookup: OrganisationLookup;
  readonly created: ImportedRows['organisations'];
  readonly aliases: ImportedRows['aliases'];
  readonly unknown: ImportedRows['unknown'];
}

/** Names of the file with the people they concern; names that say that nothing is known are none. */
function namesOf(file: PeopleFile): Map<string, { readonly name: string; people: number }> {
  const names = new Map<string, { readonly name: string; people: number }>();
  const add = (name: string, people: number) => {
    const plain = plainOrganisation(name);
    if (isNothing(name) || plain === '') return;
    const known = names.get(plain);
    if (known === undefined) names.set(plain, { name: words(name, 100), people });
    else known.people += people;
  };
  for (const person of file.persons)
    for (const name of new Set(person.affiliations.map(({ organisation }) => organisation))) add(name, 1);
  for (const { organisation } of file.domains) add(organisation, 0);
  for (const { names: all } of file.organisations) if (all[0] !== undefined) add(all[0], 0);
  return names;
}

async function knownNames(db: Kysely<Database>, file: PeopleFile, create: boolean): Promise<Names> {
  const stored = await readOrganisationNames(db);
  const made = new Map<string, string>();
  const created: { id: string; name: string }[] = [];
  const unknown: { name: string; people: number }[] = [];
  for (const [plain, { name, people }] of namesOf(file)) {
    const together = file.organisations.find(({ names }) => names.some((one) => plainOrganisation(one) === plain));
    const sibling = together?.names.map((one) => stored(one)).find((id) => id !== null) ?? null;
    const id = stored(name) ?? sibling ?? (create ? idOf(plain) : null);
    if (id === null) unknown.push({ name, people });
    else {
      made.set(plain, id);
      if (stored(name) === null && sibling === null) created.push({ id, name });
    }
  }
  const lookup: OrganisationLookup = (name) => stored(name) ?? made.get(plainOrganisation(name)) ?? null;
  const aliases = file.organisations.flatMap(({ names }) => {
    const organisation = names.map((name) => lookup(name)).find((id) => id !== null);
    if (organisation === undefined || organisation === '~') return [];
    return names
      .filter((name) => lookup(name) === null)
      .map((name) => ({ alias: plainOrganisation(name), organisation }));
  });
  const fresh = created.filter(({ id, name }) => id !== plainOrganisation(name));
  return {
    lookup,
    created,
    aliases: [...aliases, ...fresh.map(({ id, name }) => ({ alias: plainOrganisation(name), organisation: id }))],
    unknown: unknown.sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1)),
  };
}

function rowsOf(source: string, known: readonly Known[], { lookup, created, aliases, unknown }: Names): ImportedRows {
  return {
    source,
    pairs: known.flatMap(({ person, ids: [first, ...others] }) =>
      first === undefined ? [] : others.map((other) => ({ a: first, b: other, line: person.line })),
    ),
    claims: known.flatMap(({ person, ids }) =>
      person.affiliations.flatMap(({ organisation, from, to }) => {
        const id = isNothing(organisation) ? null : lookup(organisation);
        return id === null ? [] : ids.map((identityId) => ({ identityId, organisation: id, from, to, note: null }));
      }),
    ),
    classes: known.flatMap(({ person, ids }) =>
      person.class === null ? [] : ids.map((identityId) => ({ identityId, class: person.class ?? 'human' })),
    ),
    aliases,
    organisations: created,
    unknown,
  };
}

/** Thrown to leave a transaction without a trace; carries what would have been written. */
class DryRun extends Error {
  override readonly name = 'DryRun';
  readonly counts: ImportCounts;

  constructor(counts: ImportCounts) {
    super('dry run');
    this.counts = counts;
  }
}

/** Writes in a transaction that is given up, for what it would have come to. */
async function tryImport(db: Kysely<Database>, rows: ImportedRows, strength: number, decider: Decider) {
  try {
    return await writeImport(db, rows, strength, decider, (counts) => {
      throw new DryRun(counts);
    });
  } catch (error) {
    if (error instanceof DryRun) return error.counts;
    throw error;
  }
}

/** Takes what a file says about people that are known; of a second import of the file only what is new is written. */
export async function importPeople(
  db: Kysely<Database>,
  file: PeopleFile,
  options: ImportOptions,
  decider: Decider,
): Promise<ImportReport> {
  const { source, createOrganisations, dryRun } = options;
  const names = await knownNames(db, file, createOrganisations);
  const known = await whoIsKnown(db, file.persons);
  const rows = rowsOf(source, known, names);
  const strength = evidenceKinds.get('file')?.strength ?? 0;
  const written = await (dryRun ? tryImport : writeImport)(db, rows, strength, decider);
  return {
    persons: file.persons.length,
    strangers: known.filter(({ ids }) => ids.length === 0).length,
    unknownOrganisations: names.unknown,
    domains: file.domains.length,
    problems: file.problems,
    written,
    dryRun,
  };
}
