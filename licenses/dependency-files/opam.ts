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

import {
  defineDependencyFile,
  type FoundPackage,
  foundPackage,
  type PackageSource,
  type Scope,
} from '../dependency-file.ts';
import { type OpamField, type OpamValue, opamFields } from '../dependency-parts/opam-text.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';

const filters: ReadonlyMap<string, Scope> = new Map([
  ['with-test', 'test'],
  ['with-doc', 'dev'],
  ['with-dev-setup', 'dev'],
  ['dev', 'dev'],
  ['build', 'build'],
]);

/** Words of a filter that say what a package is for; behind `!` they say the opposite. */
function scopesOf(filter: readonly OpamValue[]): Scope[] {
  const scopes = filter.flatMap((value, index): Scope[] => {
    if (value.kind === 'list') return scopesOf(value.items);
    const before = filter[index - 1];
    const negated = before?.kind === 'word' && before.text === '!';
    const scope = value.kind === 'word' && !negated ? filters.get(value.text) : undefined;
    return scope === undefined ? [] : [scope];
  });
  return [...new Set(scopes)];
}

/** The filter as text, without the words that are scopes. */
function constraintOf(filter: readonly OpamValue[]): string | null {
  const text = filter
    .map((value) => (value.kind === 'string' ? `"${value.text}"` : value.kind === 'word' ? value.text : ''))
    .filter(
      (part, index, all) => part !== '' && !filters.has(part) && !(part === '!' && filters.has(all[index + 1] ?? '')),
    )
    .join(' ')
    .replace(/^(?:[&|] )+|(?<! [&|])(?: [&|])+$/gu, '')
    .replace(/(?: [&|])+(?= [&|])/gu, '');
  return text === '' || text === '&' || text === '|' ? null : text;
}

function needsIn(values: readonly OpamValue[], optional: boolean, pins: ReadonlyMap<string, string>): FoundPackage[] {
  return values.flatMap((value): FoundPackage[] => {
    if (value.kind === 'list') return needsIn(value.items, optional, pins);
    if (value.kind === 'word') return [];
    const constraint = constraintOf(value.filter);
    const version = /^= "([^"]+)"$/u.exec(constraint ?? '')?.[1] ?? null;
    const scopes = scopesOf(value.filter);
    const pinned = pins.get(value.text);
    const source: PackageSource | null = pinned === undefined ? null : pinSource(pinned);
    return [
      foundPackage({
        name: value.text,
        version,
        constraint: version === null ? constraint : null,
        scopes: optional ? [...scopes, 'optional'] : scopes,
        groups: [],
        direct: true,
        source,
        line: value.line,
      }),
    ];
  });
}

function pinSource(url: string): PackageSource {
  if (!url.startsWith('git+') && !/\.git(?:#|$)/u.test(url)) return { kind: 'url', url, revision: null };
  const [address = '', revision = null] = url.replace(/^git\+/u, '').split('#');
  return { kind: 'git', url: address, revision };
}

/** `pin-depends`: `["name.version" "url"]`. */
function pinsOf(fields: readonly OpamField[]): ReadonlyMap<string, string> {
  const all = fields.filter(({ name }) => name === 'pin-depends').flatMap(({ values }) => values);
  const pairs = all.flatMap((value) => (value.kind === 'list' ? value.items : []));
  const lists = pairs.some((value) => value.kind === 'list') ? pairs : all;
  return new Map(
    lists.flatMap((value) => {
      const [name, url] = value.kind === 'list' ? value.items : [];
      if (name?.kind !== 'string' || url?.kind !== 'string') return [];
      return [[name.text.split('.')[0] ?? name.text, url.text] as const];
    }),
  );
}

function textOf(fields: readonly OpamField[], name: string): string | null {
  const value = fields.find((field) => field.name === name)?.values[0];
  return value?.kind === 'string' ? value.text : null;
}

/** `opam`, `*.opam` and `*.opam.locked`. */
export const opam = defineDependencyFile({
  id: 'opam',
  ecosystem: 'opam',
  name: { zh: 'opam', en: 'opam' },
  kind: 'manifest',
  files: [/(?:^|\/)(?:opam|[\w+-]{1,200}\.opam)(?:\.locked)?$/u],
  source: 'https://opam.ocaml.org/doc/Manual.html#opam',
  manifests: null,
  cap: 1_048_576,
  read(text, { path }) {
    const fields = opamFields(text);
    const pins = pinsOf(fields);
    const needs = (name: string, optional: boolean) =>
      needsIn(
        fields.filter((field) => field.name === name).flatMap(({ values }) => values),
        optional,
        pins,
      );
    const all = [...needs('depends', false), ...needs('depopts', true)];
    refuseTooMany(all.length);
    const name = textOf(fields, 'name') ?? /(?:^|\/)([^/]+)\.opam(?:\.locked)?$/u.exec(path)?.[1] ?? null;
    return {
      root: name === null ? null : { name, version: textOf(fields, 'version') },
      packages: [...new Map(all.map((found) => [found.key, found])).values()],
      recorded: null,
      warnings: [],
    };
  },
});
