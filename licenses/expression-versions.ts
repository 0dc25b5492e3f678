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

/** Ids are the name, a hyphen, the version and, for some, an ending; versions from oldest to newest. */
type Row = readonly [name: string, versions: string, ending?: string];

const rows: readonly Row[] = [
  ['AFL', '1.1 1.2 2.0 2.1 3.0'],
  ['AGPL', '1.0 3.0'],
  ['Apache', '1.0 1.1 2.0'],
  ['APSL', '1.0 1.1 1.2 2.0'],
  ['Artistic', '1.0 2.0'],
  ['BitTorrent', '1.0 1.1'],
  ['CDDL', '1.0 1.1'],
  ['CECILL', '1.0 1.1 2.0 2.1'],
  ['CC-BY', '1.0 2.0 2.5 3.0 4.0'],
  ['CC-BY-NC', '1.0 2.0 2.5 3.0 4.0'],
  ['CC-BY-NC-ND', '1.0 2.0 2.5 3.0 4.0'],
  ['CC-BY-NC-SA', '1.0 2.0 2.5 3.0 4.0'],
  ['CC-BY-ND', '1.0 2.0 2.5 3.0 4.0'],
  ['CC-BY-SA', '1.0 2.0 2.5 3.0 4.0'],
  ['CERN-OHL', '1.1 1.2'],
  ['CDLA-Permissive', '1.0 2.0'],
  ['DOC-SLA', '1.0'],
  ['ECL', '1.0 2.0'],
  ['EFL', '1.0 2.0'],
  ['EPL', '1.0 2.0'],
  ['ErlPL', '1.1'],
  ['EUDatagrid', '1.0'],
  ['EUPL', '1.0 1.1 1.2'],
  ['FDK-AAC', '1.0'],
  ['GFDL', '1.1 1.2 1.3'],
  ['GFDL', '1.1 1.2 1.3', '-invariants'],
  ['GFDL', '1.1 1.2 1.3', '-no-invariants'],
  ['GPL', '1.0 2.0 3.0'],
  ['LAL', '1.2 1.3'],
  ['LGPL', '2.0 2.1 3.0'],
  ['LiLiQ-P', '1.1'],
  ['LPL', '1.0 1.02'],
  ['LPPL', '1.0 1.1 1.2 1.3a 1.3c'],
  ['MPL', '1.0 1.1 2.0'],
  ['MulanPSL', '1.0 2.0'],
  ['LicenseRef-scancode-mulanpubl', '1.0 2.0'],
  ['NLOD', '1.0 2.0'],
  ['NPL', '1.0 1.1'],
  ['NPOSL', '3.0'],
  ['O-UDA', '1.0'],
  ['OFL', '1.0 1.1'],
  ['OFL', '1.0 1.1', '-RFN'],
  ['OFL', '1.0 1.1', '-no-RFN'],
  ['OGL-UK', '1.0 2.0 3.0'],
  ['OLDAP', '1.1 1.2 1.3 1.4 2.0 2.0.1 2.1 2.2 2.2.1 2.2.2 2.3 2.4 2.5 2.6 2.7 2.8'],
  ['OPL', '1.0'],
  ['OPUBL', '1.0'],
  ['OSL', '1.0 1.1 2.0 2.1 3.0'],
  ['PHP', '3.0 3.01'],
  ['RPL', '1.1 1.5'],
  ['RPSL', '1.0'],
  ['SGI-B', '1.0 1.1 2.0'],
  ['SISSL', '1.2'],
  ['SHL', '0.5 0.51 2.0 2.1'],
  ['TMate', '1.0'],
  ['UPL', '1.0'],
  ['Unicode-DFS', '2015 2016'],
  ['Watcom', '1.0'],
  ['YPL', '1.0 1.1'],
  ['Zimbra', '1.3 1.4'],
  ['ZPL', '1.1 2.0 2.1'],
];

/** Where an id stands among the versions of its licence. */
export interface LicenceVersion {
  /** The same for all versions of one licence. */
  readonly family: string;
  /** 0 is the oldest. */
  readonly index: number;
}

const versions: ReadonlyMap<string, LicenceVersion> = new Map(
  rows.flatMap(([name, list, ending = '']) =>
    list.split(' ').map((version, index): [string, LicenceVersion] => {
      return [`${name}-${version}${ending}`.toLowerCase(), { family: `${name}${ending}`, index }];
    }),
  ),
);

/** An id without what it says of other versions: `GPL-2.0-or-later` → `GPL-2.0`, `Apache-2.0+` → `Apache-2.0`. */
function withoutRange(id: string): string {
  return id.replace(/-(?:only|or-later)$|\+$/u, '');
}

/** Whether the id offers later versions too. */
export function offersLater(id: string): boolean {
  return id.endsWith('+') || id.endsWith('-or-later');
}

/** Family and place of an id, whatever it says of later versions; null for a licence that has no versions. */
export function versionOf(id: string): LicenceVersion | null {
  return versions.get(withoutRange(id).toLowerCase()) ?? null;
}

/** Negative when `a` is the older version of the same licence, 0 for the same one; null when they are not versions of one licence. */
export function compareVersions(a: string, b: string): number | null {
  const [left, right] = [versionOf(a), versionOf(b)];
  if (left !== null && right !== null) return left.family === right.family ? left.index - right.index : null;
  return withoutRange(a).toLowerCase() === withoutRange(b).toLowerCase() ? 0 : null;
}

/** Whether some version is offered by both ids. */
export function versionsMeet(a: string, b: string): boolean {
  const order = compareVersions(a, b);
  if (order === null) return false;
  return order === 0 || (order < 0 ? offersLater(a) : offersLater(b));
}
