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

import { createHash } from 'node:crypto';
import { concludedFrom } from '../assess.ts';
import { withoutNotices } from '../detect/notice-lines.ts';
import { detectedIn } from '../detected.ts';
import { formatExpression, joined, sameExpression, tryExpression } from '../expression.ts';
import type { Package } from '../inventory/inventory.ts';
import type { Declaration } from '../manifest.ts';
import type { Machine, PackageCopy, PackagePlace, PackageStore } from '../package-place.ts';
import { packagePlaces } from '../package-place-registry.ts';
import { diskStore, treeStore } from '../package-stores.ts';
import { formatPurl } from '../purl/format.ts';
import type { SbomComponent, SbomReading } from '../sbom/component.ts';
import type { SourceTree } from '../source-tree.ts';
import { statementOf } from '../statement.ts';
import { bareText, canonicalText } from './covered-packages.ts';
import { coversVersion } from './covered-versions.ts';
import type { LicenceFact, PackageLicence } from './package-licence.ts';
import type { Curation, Settings } from './settings.ts';

/** What licences of packages are looked up in, all of it on this machine. */
export interface PackageLicenceSources {
  readonly tree: SourceTree;
  readonly settings: Pick<Settings, 'curations' | 'path'>;
  /** Directory that the tree was checked out to, where package managers put copies; null: none. */
  readonly checkout: string | null;
  /** Null: nothing of the machine is looked at, as in a service. */
  readonly machine: Machine | null;
  /** A bill of materials that speaks of packages, with the path it was read from. */
  readonly sbom: { readonly path: string; readonly reading: SbomReading } | null;
}

/** Statements turned into one expression, or kept as unclear. */
interface Meaning {
  readonly expression: string | null;
  readonly unclear: readonly string[];
}

const nothing: Meaning = { expression: null, unclear: [] };

/** What statements mean together; a pointer to a file says nothing: the file is read. */
function meaningOf({ statements, join }: Pick<Declaration, 'statements' | 'join'>): Meaning {
  const read = statements.map((words) => ({ words, means: statementOf(words) }));
  const speaking = read.filter(({ means }) => means.kind !== 'file');
  if (speaking.length === 0) return nothing;
  if (speaking.some(({ means }) => means.kind === 'proprietary')) return { expression: 'NONE', unclear: [] };
  const clear = speaking.flatMap(({ means }) =>
    means.kind === 'expression' ? (tryExpression(means.expression) ?? []) : [],
  );
  const all = clear.length === speaking.length ? joined(join, clear) : null;
  if (all !== null) return { expression: formatExpression(all), unclear: [] };
  const unclear = speaking.filter(({ means }) => means.kind === 'ambiguous' || means.kind === 'unknown');
  return { expression: null, unclear: unclear.map(({ words }) => words.slice(0, 200)) };
}

/** Facts of one source, with the statements of it that are unclear. */
interface Found {
  readonly facts: readonly LicenceFact[];
  readonly unclear: readonly string[];
}

function declaredFact(
  from: LicenceFact['from'],
  where: string,
  declaration: Pick<Declaration, 'statements' | 'join'>,
): Found {
  const { expression, unclear } = meaningOf(declaration);
  const words = declaration.statements.join(declaration.join === 'or' ? ' | ' : ', ').slice(0, 300);
  const statement = words === expression ? null : words;
  return { facts: [{ from, expression, statement, where, kind: 'declared' }], unclear };
}

function fromLock({ places }: Package): Found[] {
  return places.flatMap(({ path, line, found: { licences } }) =>
    licences.length === 0
      ? []
      : [declaredFact('lock', line === null ? path : `${path}:${line}`, { statements: licences, join: 'or' })],
  );
}

function fromSbom(component: SbomComponent | undefined, path: string): Found[] {
  if (component === undefined) return [];
  const spoken = [component.declared, component.concluded].find((statements) =>
    statements.some((one) => one !== 'NOASSERTION'),
  );
  return spoken === undefined
    ? []
    : [declaredFact('sbom', `${path}#${component.ref}`, { statements: spoken, join: 'and' })];
}

/** One store with the places whose copies lie in it. */
export interface Shelf {
  readonly from: 'vendored' | 'installed';
  readonly store: PackageStore;
  readonly places: readonly PackagePlace[];
}

/** Where copies of packages are looked for, nearest first. */
export function shelvesOf({ tree, checkout, machine }: PackageLicenceSources): Shelf[] {
  const all = [...packagePlaces.values()];
  const beside = all.filter((place) => place.beside);
  const disk = checkout === null ? null : diskStore(checkout, (path) => path);
  const own =
    machine === null
      ? []
      : all.flatMap((place): Shelf[] =>
          [...new Set(place.directories(machine))].flatMap((directory) => {
            const store = directory === '' ? null : diskStore(directory, (path) => `${place.id}:${path}`);
            return store === null ? [] : [{ from: 'installed', store, places: [place] }];
          }),
        );
  return [
    { from: 'vendored', store: treeStore(tree), places: beside },
    ...(disk === null ? [] : [{ from: 'installed' as const, store: disk, places: beside }]),
    ...own,
  ];
}

/** The nearest copy of a package, and where it was found. */
export async function copyIn(
  one: Package,
  shelves: readonly Shelf[],
): Promise<{ copy: PackageCopy; shelf: Shelf } | null> {
  for (const shelf of shelves) {
    for (const place of shelf.places) {
      if (!place.ecosystems.includes(one.ecosystem)) continue;
      const copy = await place.find(one, shelf.store);
      if (copy !== null) return { copy, shelf };
    }
  }
  return null;
}

type Texts = ReturnType<typeof detectedIn>;

function textFact({ from, store }: Shelf, copy: PackageCopy, texts: Texts): LicenceFact[] {
  const { expression, findings, altered } = texts;
  const [first] = findings;
  if (expression !== null) {
    const lines = first?.evidence.lines ?? null;
    const path = `${copy.directory}/${first?.evidence.path ?? ''}`;
    const where = store.where(lines === null ? path : `${path}:${lines[0]}`);
    return [{ from, expression: formatExpression(expression), statement: null, where, kind: 'detected' }];
  }
  if (altered === null) return [];
  const where = store.where(`${copy.directory}/${altered.path}`);
  return [{ from, expression: null, statement: `≈ ${altered.id}`, where, kind: 'detected' }];
}

/** It was looked at, and says nothing. */
function silentFact({ from, store }: Shelf, copy: PackageCopy): LicenceFact {
  const where = store.where(copy.declaredIn ?? copy.directory);
  return { from, expression: null, statement: null, where, kind: 'declared' };
}

/** Hundreds of packages have the same text under other names of holders: what it is does not hang on those. */
function createTextReader(): (texts: PackageCopy['texts']) => Texts {
  const known = new Map<string, Texts>();
  return (texts) => {
    if (texts.length === 0) return noTexts;
    const card = texts.map(({ path, text }) => [path, withoutNotices(text ?? '').replaceAll(/[ \t\r]+/gu, ' ')]);
    const key = createHash('sha256').update(JSON.stringify(card)).digest('hex');
    const found = known.get(key) ?? detectedIn(texts);
    known.set(key, found);
    return found;
  };
}

const noTexts: Texts = { expression: null, findings: [], catalogue: false, altered: null };

function curationFor(one: Package, curations: ReadonlyMap<string, readonly Curation[]>): Curation | null {
  if (one.purl === null) return null;
  const named = curations.get(bareText(one.purl)) ?? curations.get(formatPurl({ ...one.purl, version: null })) ?? [];
  const fits = ({ versions }: Curation) =>
    versions === null || coversVersion(one.ecosystem, versions, one.version) === true;
  return named.find(fits) ?? null;
}

/** The one expression that all of them are; null when there is none, or when they differ. */
function agreed(facts: readonly LicenceFact[]): { readonly expression: string | null; readonly conflict: boolean } {
  const expressions = facts.flatMap(({ expression }) => expression ?? []);
  const [first = null] = expressions;
  const conflict = first !== null && !expressions.every((one) => sameExpression(one, first));
  return { expression: conflict ? null : first, conflict };
}

function concluded(facts: readonly LicenceFact[], texts: Texts): string | null {
  const curated = facts.find(({ from }) => from === 'curation');
  if (curated !== undefined) return curated.expression;
  const declared = agreed(facts.filter(({ kind }) => kind === 'declared'));
  if (declared.conflict) return null;
  if (declared.expression === 'NONE') return texts.expression === null ? 'NONE' : null;
  return concludedFrom(declared.expression, texts);
}

function grouped(curations: readonly Curation[]): ReadonlyMap<string, readonly Curation[]> {
  const found = new Map<string, Curation[]>();
  for (const one of curations) found.set(one.purl, [...(found.get(one.purl) ?? []), one]);
  return found;
}

function componentsByPurl(sbom: PackageLicenceSources['sbom']): ReadonlyMap<string, SbomComponent> {
  const components = sbom?.reading.components ?? [];
  return new Map(
    components.flatMap((one) => {
      const text = one.purl === null ? null : canonicalText(one.purl);
      return text === null ? [] : [[text, one] as const];
    }),
  );
}

/** Looks up what is known of the licence of a package, each package once; nothing is fetched and nothing is run. */
export function createPackageLicences(sources: PackageLicenceSources): (one: Package) => Promise<PackageLicence> {
  const known = new Map<string, Promise<PackageLicence>>();
  const curations = grouped(sources.settings.curations);
  const components = componentsByPurl(sources.sbom);
  const readTexts = createTextReader();
  let shelves: readonly Shelf[] | null = null;

  async function look(one: Package): Promise<PackageLicence> {
    const curation = curationFor(one, curations);
    const curated: LicenceFact[] =
      curation === null
        ? []
        : [
            {
              from: 'curation',
              expression: curation.licence,
              statement: curation.reason,
              where: `${sources.settings.path ?? ''}:${curation.line ?? ''}`,
              kind: 'declared',
            },
          ];
    const found = one.version === null ? null : await copyIn(one, (shelves ??= shelvesOf(sources)));
    const texts = readTexts(found?.copy.texts ?? []);
    const own =
      found?.copy.declaration == null
        ? []
        : [
            declaredFact(
              found.shelf.from,
              found.shelf.store.where(`${found.copy.declaredIn ?? ''}:${found.copy.declaration.line ?? 1}`),
              found.copy.declaration,
            ),
          ];
    const spoken = [...fromLock(one), ...own, ...fromSbom(components.get(one.id), sources.sbom?.path ?? '')];
    const detected = found === null ? [] : textFact(found.shelf, found.copy, texts);
    const silent =
      found !== null && own.length === 0 && detected.length === 0 ? [silentFact(found.shelf, found.copy)] : [];
    const facts = [...curated, ...spoken.flatMap((said) => said.facts), ...detected, ...silent];
    return {
      declared: agreed(spoken.flatMap((said) => said.facts)).expression,
      detected: texts.expression === null ? null : formatExpression(texts.expression),
      concluded: concluded(facts, texts),
      unclear: [...new Set(spoken.flatMap((said) => said.unclear))],
      facts,
    };
  }
  return (one) => {
    const before = known.get(one.id);
    if (before !== undefined) return before;
    const now = look(one);
    known.set(one.id, now);
    return now;
  };
}
