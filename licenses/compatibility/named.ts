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

/** Outbound licences that an inbound licence itself names, or that its steward declared compatible. */
const named: readonly (readonly [inbound: RegExp, outbound: RegExp, source: string])[] = [
  [/^MPL-2\.0$/u, /^(?:GPL-(?:2|3)|LGPL-(?:2\.1|3)|AGPL-3)/u, 'https://www.mozilla.org/MPL/2.0/#3.3'],
  [
    /^EUPL-1\.1$/u,
    /^(?:GPL-2\.0-(?:only|or-later)|OSL-(?:2\.1|3\.0)|CPL-1\.0|EPL-1\.0|CECILL-2\.0)$/u,
    'https://eupl.eu/1.1/en/',
  ],
  [
    /^EUPL-1\.2$/u,
    /^(?:GPL-(?:2|3)\.0-(?:only|or-later)|AGPL-3\.0-(?:only|or-later)|OSL-(?:2\.1|3\.0)|EPL-1\.0|CECILL-2\.[01]|MPL-2\.0|LGPL-(?:2\.1|3\.0)-(?:only|or-later)|CC-BY-SA-3\.0|EUPL-1\.1|LiLiQ-R(?:plus)?-1\.1)$/u,
    'https://eupl.eu/1.2/en/',
  ],
  [/^EUPL-1\.[01]$/u, /^EUPL-1\.[12]$/u, 'https://eupl.eu/1.1/en/'],
  [/^CECILL-(?:1\.[01]|2\.0)$/u, /^GPL-/u, 'https://cecill.info/faq.en.html'],
  [/^CECILL-2\.1$/u, /^(?:A?GPL-|EUPL-)/u, 'https://cecill.info/licences/Licence_CeCILL_V2.1-en.html'],
  [/^CECILL-C$/u, /^CECILL-/u, 'https://cecill.info/faq.en.html'],
  [/^Artistic-2\.0$/u, /^(?:L|A)?GPL-/u, 'https://www.gnu.org/licenses/license-list.html#ArtisticLicense2'],
  [/^ClArtistic$/u, /^(?:L|A)?GPL-/u, 'https://www.gnu.org/licenses/license-list.html#ClarifiedArtistic'],
  [/^LiLiQ-R(?:plus)?-1\.1$/u, /^L?GPL-/u, 'https://forge.gouv.qc.ca/licence/liliq-r/'],
  [/^copyleft-next-0\.3\.[01]$/u, /^A?GPL-/u, 'https://github.com/copyleft-next/copyleft-next'],
  [/^SimPL-2\.0$/u, /^GPL-2/u, 'https://spdx.org/licenses/SimPL-2.0.html'],
  [/^CC-BY-SA-4\.0$/u, /^GPL-3\.0-|^LAL-1\.3$/u, 'https://creativecommons.org/compatiblelicenses/'],
  [
    /^CC-BY-SA-(?:2\.0|2\.5|3\.0)/u,
    /^CC-BY-SA-(?:2\.5|3\.0|4\.0)$/u,
    'https://creativecommons.org/compatiblelicenses/',
  ],
  [/^LAL-1\.3$/u, /^CC-BY-SA-4\.0$/u, 'https://creativecommons.org/compatiblelicenses/'],
];

/** Where the inbound licence names the outbound one; null when it does not. */
export function namedBy(inbound: string, outbound: string): string | null {
  return named.find(([from, to]) => from.test(inbound) && to.test(outbound))?.[2] ?? null;
}

/** Permissive licences whose further duties the GNU licences do not allow, by the FSF's list. */
const againstGnu =
  /^(?:BSD-4-Clause.*|BSD-4\.3.*|BSD-Advertising-Acknowledgement|BSD-Systemics.*|Apache-1\.[01]|OpenSSL.*|SSLeay.*|PHP-3\.0?1?|Zend-2\.0|MIT-advertising|AFL-.*|EFL-1\.0|AAL|Entessa|Minpack|JSON|zlib-acknowledgement|Plexus|eGenix|xinetd|Condor-1\.1|CNRI-Python|OLDAP-[12]\.[0-6].*|PADL|UMich-Merit|Naumen|ZPL-1\.1|NTP-0)$/u;
const againstGpl2 = /^(?:Apache-2\.0|ECL-2\.0|FTL|XFree86-1\.1|EUDatagrid)$/u;
const doubtful =
  /^(?:Python-2\.0(?:\.1)?|RSA-MD|ImageMagick|Info-ZIP|ECL-1\.0|NBPL-1\.0|Qhull|Unicode-DFS-.*|Artistic-1\.0.*)$/u;

/** How a permissive licence stands to the GNU licences. */
export function gnuConflict(id: string): 'none' | 'version-2' | 'all' | 'doubtful' {
  if (againstGnu.test(id)) return 'all';
  if (againstGpl2.test(id)) return 'version-2';
  return doubtful.test(id) ? 'doubtful' : 'none';
}
