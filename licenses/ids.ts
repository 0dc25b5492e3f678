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

import deprecatedExceptionIds from 'spdx-exceptions/deprecated.json' with { type: 'json' };
import exceptionIds from 'spdx-exceptions/index.json' with { type: 'json' };
import deprecatedIds from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import licenceIds from 'spdx-license-ids/index.json' with { type: 'json' };
import cards from 'spdx-license-list/spdx.json' with { type: 'json' };

/** Exceptions of the SPDX list that the `spdx-exceptions` package does not have yet. */
const newerExceptions = [
  'Asterisk-linking-protocols-exception',
  'CGAL-linking-exception',
  'Classpath-exception-2.0-short',
  'Digia-Qt-LGPL-exception-1.1',
  'GPL-3.0-389-ds-base-exception',
  'Google-Patent-WebM',
  'Independent-modules-exception',
  'PCRE2-exception',
  'RRDtool-FLOSS-exception-2.0',
  'Simple-Library-Usage-exception',
  'Spelling-Provider-LGPL-exception',
  'erlang-otp-linking-exception',
  'harbour-exception',
  'kvirc-openssl-exception',
  'mxml-exception',
  'polyparse-exception',
  'romic-exception',
  'rsync-linking-exception',
  'sqlitestudio-OpenSSL-exception',
];

/** The Mulan public licences, which SPDX does not list, under the names that ScanCode's licence database gave them. */
export const mulanReferences = ['LicenseRef-scancode-mulanpubl-1.0', 'LicenseRef-scancode-mulanpubl-2.0'] as const;

const mulan: ReadonlySet<string> = new Set([...mulanReferences, 'MulanPSL-1.0', 'MulanPSL-2.0']);

/** What a deprecated id says today; ids whose replacement needs judgement are not here and stay. */
const successors: Readonly<Record<string, string>> = {
  'BSD-2-Clause-FreeBSD': 'BSD-2-Clause-Views',
  'BSD-2-Clause-NetBSD': 'BSD-2-Clause',
  'bzip2-1.0.5': 'bzip2-1.0.6',
  'StandardML-NJ': 'SMLNJ',
  'GPL-2.0-with-GCC-exception': 'GPL-2.0-only WITH GCC-exception-2.0',
  'GPL-2.0-with-autoconf-exception': 'GPL-2.0-only WITH Autoconf-exception-2.0',
  'GPL-2.0-with-bison-exception': 'GPL-2.0-only WITH Bison-exception-2.2',
  'GPL-2.0-with-classpath-exception': 'GPL-2.0-only WITH Classpath-exception-2.0',
  'GPL-2.0-with-font-exception': 'GPL-2.0-only WITH Font-exception-2.0',
  'GPL-3.0-with-GCC-exception': 'GPL-3.0-only WITH GCC-exception-3.1',
  'GPL-3.0-with-autoconf-exception': 'GPL-3.0-only WITH Autoconf-exception-3.0',
  'eCos-2.0': 'GPL-2.0-or-later WITH eCos-exception-2.0',
  Nunit: 'zlib-acknowledgement',
  wxWindows: 'GPL-2.0-or-later WITH WxWindows-exception-3.1',
};

function byFoldedCase(ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(ids.map((id) => [id.toLowerCase(), id]));
}

const licences = byFoldedCase([...Object.keys(cards), ...deprecatedIds, ...licenceIds]);
const exceptions = byFoldedCase([...deprecatedExceptionIds, ...newerExceptions, ...exceptionIds]);
const deprecated: ReadonlySet<string> = new Set(deprecatedIds);
const gnuFamily = /^(?:A?GPL|LGPL|GFDL)-\d\.\d(?:-(?:no-)?invariants)?$/;

/** The SPDX spelling of a licence id in any letter case; null when the list has no such id. */
export function licenceId(name: string): string | null {
  return licences.get(name.toLowerCase()) ?? null;
}

/** The SPDX spelling of an exception id in any letter case; null when the list has no such id. */
export function exceptionId(name: string): string | null {
  return exceptions.get(name.toLowerCase()) ?? null;
}

/** Whether SPDX keeps the id only for old documents. */
export function isDeprecated(id: string): boolean {
  return deprecated.has(id);
}

/** What an id, with or without `+`, is called today: `GPL-2.0` → `GPL-2.0-only`, `GPL-2.0`+ → `GPL-2.0-or-later`. May hold `WITH`. */
export function currentName(id: string, plus: boolean): string {
  if (gnuFamily.test(id)) return `${id}${plus ? '-or-later' : '-only'}`;
  if (plus && id.endsWith('-only')) return id.replace(/-only$/, '-or-later');
  if (plus && id.endsWith('-or-later')) return id;
  const today = successors[id] ?? id;
  if (!plus || today.includes('-or-later')) return today;
  return today.includes('-only') ? today.replace('-only', '-or-later') : `${today}+`;
}

/** Ids of the list with their full names. */
export function licenceTitles(): readonly (readonly [id: string, title: string])[] {
  return Object.entries(cards as Readonly<Record<string, { readonly name: string }>>).map(([id, { name }]) => [
    id,
    name,
  ]);
}

/** Approved by the OSI by the SPDX list, or a Mulan licence; a `+` and the GNU endings do not matter. */
export function isApproved(id: string): boolean {
  if (mulan.has(id)) return true;
  const name = licenceId(id.replace(/\+$/, ''));
  return name !== null && (cards as Readonly<Record<string, { osiApproved: boolean }>>)[name]?.osiApproved === true;
}
