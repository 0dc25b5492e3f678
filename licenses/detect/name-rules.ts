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

import exceptionIds from 'spdx-exceptions/index.json' with { type: 'json' };
import cards from 'spdx-license-list/spdx.json' with { type: 'json' };
import { currentName } from '../ids.ts';
import { alsoOrdinaryWords, alsoPrograms, notUnique } from './name-ambiguity.ts';
import { defaults } from './name-defaults.ts';
import type { PatternRule } from './rules.ts';
import { wordsOf } from './words.ts';

/** Words before and after a version number; `version` is null for a licence that has none. */
interface Form {
  readonly head: readonly string[];
  readonly version: string | null;
  readonly tail: readonly string[];
}

/** Words that tell a licence's name from the name of anything else. */
const telling = new Set(
  'license licenses lizenz licence variant notice agreement disclaimer dedication permission clause copyleft policy mark agreement blessing creative cecill'.split(
    ' ',
  ),
);

function formOf(text: string): Form {
  const words = wordsOf(text.replace(/^the /iu, ''));
  const dotted = /\d+(?:\.\d+)+/u.exec(text)?.[0];
  const version = dotted === undefined ? undefined : wordsOf(dotted)[0];
  const at = version === undefined ? -1 : words.lastIndexOf(version);
  if (version === undefined || at < 0) return { head: words, version: null, tail: [] };
  const end = words[at - 1] === 'version' ? at - 1 : at;
  return { head: words.slice(0, end), version, tail: words.slice(at + 1) };
}

function said(...parts: readonly (string | readonly string[])[]): string {
  return parts.flat().join(' ');
}

/** `mpl 2`, `mpl version 2`. */
function plainSpellings({ head, version, tail }: Form): string[] {
  if (version === null) return [said(head)];
  return [said(head, version, tail), said(head, 'version', version, tail)];
}

/** The name as people write it: with the abbreviation inside, or with the version before it. */
function nameSpellings(name: Form, id: Form): string[] {
  const { head, version, tail } = name;
  const plain = plainSpellings(name);
  if (version === null || head.length < 2 || !head.includes('license')) return plain;
  if (tail.length > 0) return plain;
  const abbreviated = id.version === version ? plainSpellings({ head: [...head, ...id.head], version, tail }) : [];
  return [...plain, ...abbreviated, said('version', version, 'of the', head), said('version', version, 'of', head)];
}

const tagged = [
  ['license id'],
  ['licenseid'],
  ['license identifier'],
  ['spdx org licenses'],
  ['licenses nuget org'],
  ['opensource org licenses'],
  ['opensource org license'],
  ['choosealicense com licenses'],
] as const;

/** Where an abbreviation without a version is a licence. */
const spoken = [
  ['license'],
  ['licenses'],
  ['licensed under'],
  ['licensed under the'],
  ['licensed under a'],
  ['released under'],
  ['released under the'],
  ['distributed under the'],
  ['available under the'],
  ['under the terms of the'],
  ['subject to the'],
  ['under the'],
  ['under'],
  ['', 'license'],
  ['', 'licensed'],
  ['', 'public license'],
  ['opensource org licenses'],
  ['opensource org license'],
  ['choosealicense com licenses'],
] as const;

const claimed = [
  ['license'],
  ['licenses'],
  ['license name'],
  ['license type'],
  ['licensed under'],
  ['licensed under the'],
  ['released under the'],
  ['distributed under the'],
  ['under the', 'license'],
  ['', 'license'],
  ['', 'licensed'],
] as const;

function inContexts(spellings: readonly string[], contexts: readonly (readonly [string, string?])[]): string[] {
  return spellings.flatMap((words) => contexts.map(([before, after = '']) => `${before} ${words} ${after}`.trim()));
}

/** Abbreviations that are also found without a version: with one they must be found in the same places, so that the longer wins. */
const abbreviated = defaults.flatMap(({ abbreviations }) => abbreviations);

function isPlain(id: string): boolean {
  return id.includes('-') && !alsoPrograms.has(id) && !alsoOrdinaryWords.has(id);
}

/** Ids that are found only in a context, as words: of `MIT-feh` the context must not go to `MIT`. */
const contextual = Object.keys(cards)
  .filter((id) => !isPlain(id))
  .map((id) => `${wordsOf(id).join(' ')} `);

const shortHeads: ReadonlySet<string> = new Set(
  Object.keys(cards)
    .map(formOf)
    .filter(({ head, version, tail }) => version !== null && head.length === 1 && tail.length === 0)
    .map(({ head }) => said(head)),
);

/** `OPL-UK-3.0` begins like `OPL-1.0`, which is found in a context without its version too. */
function extendsShort(id: string): boolean {
  const { head, tail } = formOf(id);
  return (head.length > 1 || tail.length > 0) && shortHeads.has(head[0] ?? '');
}

/** How an id is found: alone where it can mean nothing else, otherwise only where a licence is spoken of. */
function idPatterns(id: string): string[] {
  const spellings = plainSpellings(formOf(id));
  if (alsoOrdinaryWords.has(id)) return inContexts(spellings, tagged);
  const isLonger = contextual.some((words) => spellings.some((longer) => longer.startsWith(words))) || extendsShort(id);
  if (abbreviated.some((words) => `${formOf(id).head.join(' ')} `.startsWith(`${words} `)))
    return [...spellings, ...inContexts(spellings, [...tagged, ...spoken])];
  if (isPlain(id) && !isLonger) return spellings;
  if (isPlain(id)) return [...spellings, ...inContexts(spellings, [...tagged, ...claimed])];
  return inContexts(spellings, [...tagged, ...claimed]);
}

function namePatterns(id: string, name: string): string[] {
  const form = formOf(name);
  const words = [...form.head, ...form.tail];
  if (notUnique.has(id)) return [];
  const spellings = nameSpellings(form, formOf(id));
  const short = words.length < 3 && alsoOrdinaryWords.has(id);
  if (!short && words.length >= 2 && words.some((word) => telling.has(word))) return spellings;
  return inContexts(spellings, short ? tagged : [...tagged, ...claimed.slice(0, 8)]);
}

/** Pages that show whatever licence their project has today (OpenSSL 3 is under another one than its page was listed for), or many licences. */
const otherPages: ReadonlySet<string> = new Set([
  'http://www.openssl.org/source/license.html',
  'https://fedoraproject.org/wiki/Licensing/MIT',
]);

/** Addresses whose page is the licence and nothing else. */
function addressPatterns(url: string | undefined): string[] {
  if (url === undefined || otherPages.has(url) || !/^https?:/u.test(url) || /[?#;]|github\.com|archive\.org/u.test(url))
    return [];
  const words = wordsOf(url.replace(/\.(?:html?|txt|php|pdf|md)$|\/legalcode$/u, ''));
  return words.length < 3 ? [] : [words.join(' ')];
}

function currentOf(id: string): string {
  return id.endsWith('+') ? currentName(id.slice(0, -1), true) : currentName(id, false);
}

/** Years are no words, so `HP-1986` and `HP-1989` read alike: what is left means the id without a year, or else the latest. */
function settled(ids: ReadonlySet<string>): string | null {
  const sorted = [...ids].toSorted().toReversed();
  const chosen = sorted.find((id) => !/-(?:19|20)\d\d$/u.test(id)) ?? sorted[0];
  const plain = (id: string) => wordsOf(id).join(' ');
  return chosen !== undefined && sorted.every((id) => plain(id) === plain(chosen)) ? chosen : null;
}

/** What stands for exactly one licence: a spelling that two licences share says nothing. */
function unshared(spelled: readonly (readonly [string, string])[]): Map<string, string> {
  const meanings = new Map<string, Set<string>>();
  for (const [pattern, id] of spelled) {
    const known = meanings.get(pattern) ?? new Set();
    meanings.set(pattern, known.add(id));
  }
  return new Map(
    [...meanings].flatMap(([pattern, ids]) => {
      const id = settled(ids);
      return id === null ? [] : [[pattern, id] as const];
    }),
  );
}

/** The GNU licences have a family of their own; here are only the ids that say all: `GPL-2.0-only`. */
function isTold(id: string): boolean {
  return !/^(?:A?GPL|LGPL|GFDL)-[\d.]+\+?$/u.test(id);
}

/** Names and abbreviations without the version, which mean something where a licence has one version only. */
function shortened(id: string, name: string): string[] {
  if (!isTold(id) || !isPlain(id)) return [];
  const [named, short] = [formOf(name), formOf(id)];
  const isName =
    named.version !== null && named.tail.length === 0 && named.head.length >= 3 && named.head.includes('license');
  const isShort = short.version !== null && short.tail.length === 0 && short.head.length === 1;
  return [
    ...(isName ? [said(named.head)] : []),
    ...(isShort ? inContexts([said(short.head)], [...tagged, ...claimed]) : []),
  ];
}

/** Names without a version; the rule says so, because beside a precise finding such a name is no second licence. */
function versionlessRules(known: ReadonlyMap<string, string>): PatternRule[] {
  const given = defaults.flatMap(({ id, names, abbreviations }) =>
    [...names, ...inContexts(abbreviations, spoken)].map((pattern) => [pattern, id] as const),
  );
  const taken = new Set(given.map(([pattern]) => pattern));
  const single = unshared(
    Object.entries(cards).flatMap(([id, { name }]) =>
      shortened(id, name).map((pattern) => [pattern, currentOf(id)] as const),
    ),
  );
  return [...given, ...[...single].filter(([pattern]) => !taken.has(pattern))]
    .filter(([pattern]) => !known.has(pattern))
    .map(([pattern, id]) => ({ id: `versionless:${id}`, kind: 'reference', expression: id, pattern }));
}

/** References to every licence and exception of the SPDX list: its id, its name, its address, in the ways people write them. Literal words only. */
export function nameRules(): PatternRule[] {
  const licences = unshared(
    Object.entries(cards as Record<string, { name: string; url?: string }>)
      .filter(([id]) => isTold(id))
      .flatMap(([id, { name, url }]) =>
        [...idPatterns(id), ...namePatterns(id, name), ...addressPatterns(url)].map(
          (pattern) => [pattern, currentOf(id)] as const,
        ),
      ),
  );
  const exceptions = new Map(
    exceptionIds
      .flatMap((id) => plainSpellings(formOf(id)).map((pattern) => [pattern, id] as const))
      .filter(([pattern]) => pattern.includes(' ')),
  );
  return [
    ...versionlessRules(licences),
    ...Array.from(licences, ([pattern, id]) => ({
      id: `name:${id}`,
      kind: 'reference' as const,
      expression: id,
      pattern,
    })),
    ...Array.from(exceptions, ([pattern, id]) => ({
      id: `name:${id}`,
      kind: 'exception' as const,
      expression: id,
      pattern,
    })),
  ];
}
