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

import { licenceId } from './ids.ts';

type Address = readonly [pattern: RegExp, expression: string | ((match: RegExpExecArray) => string | null)];

function creativeCommons(match: RegExpExecArray): string | null {
  const [, kind = '', version = '', port = ''] = match;
  const name = kind === 'publicdomain' ? 'CC-PDDC' : `CC-${kind}-${version}`;
  return (port === '' ? null : licenceId(`${name}-${port}`)) ?? licenceId(name);
}

/** An address names a version, and not whether later ones are allowed; without a version it shows today's, which is a guess. */
function gnu(match: RegExpExecArray): string | null {
  const [, name = '', version] = match;
  const family = { lesser: 'LGPL', copyleft: 'GPL', fdl: 'GFDL' }[name.toLowerCase()] ?? name.toUpperCase();
  if (version === undefined) return `?${family}-${family === 'GFDL' ? '1.3' : '3.0'}-only`;
  return licenceId(`${family}-${version.includes('.') ? version : `${version}.0`}-only`);
}

function listed(match: RegExpExecArray): string | null {
  return licenceId(decodeURIComponent(match[1] ?? '').replace(/\.(?:php|html?|txt|json)$/u, ''));
}

/** Without scheme, `www.` and the slash at the end. */
const addresses: readonly Address[] = [
  [/^creativecommons\.org\/publicdomain\/zero\/1\.0/u, 'CC0-1.0'],
  [/^creativecommons\.org\/licenses\/(publicdomain)/u, creativeCommons],
  [/^creativecommons\.org\/licen[cs]es\/((?:by|nc|nd|sa|-)+)\/(\d\.\d)(?:\/([a-z]{2,3}))?(?:\/|$)/u, creativeCommons],
  [/^apache\.org\/licenses\/license-(\d\.\d)/u, (match) => licenceId(`Apache-${match[1]}`)],
  [
    /^gnu\.org\/(?:licenses|copyleft)\/(?:old-licenses\/)?(agpl|lgpl|lesser|gpl|fdl|copyleft)(?:-(\d(?:\.\d)?))?(?:[.#/-]|$)/u,
    gnu,
  ],
  [/^opensource\.org\/licen[cs]es?\/mit-license/u, 'MIT'],
  [/^opensource\.org\/licen[cs]es?\/apache-?2\.0/u, 'Apache-2.0'],
  [/^opensource\.org\/licen[cs]es?\/([a-z0-9.-]+)/u, listed],
  [/^spdx\.org\/licenses\/([a-z0-9.+-]+)/u, listed],
  [/^licenses\.nuget\.org\/([a-z0-9.+-]+)/u, listed],
  [/^choosealicense\.com\/licenses\/([a-z0-9.-]+)/u, listed],
  [/^mozilla\.org\/(?:[a-z-]+\/)?mpl\/(?:mpl-)?(\d\.\d)/u, (match) => licenceId(`MPL-${match[1]}`)],
  [/^eclipse\.org\/legal\/epl[-/]?(?:epl-)?v?-?([12])\.?0/u, (match) => `EPL-${match[1]}.0`],
  [/^eclipse\.org\/org\/documents\/edl-v10/u, 'BSD-3-Clause'],
  [/^license\.coscl\.org\.cn\/mulanpsl(-?2)?/u, (match) => (match[1] === undefined ? 'MulanPSL-1.0' : 'MulanPSL-2.0')],
  [/^license\.coscl\.org\.cn\/mulanpubl-([12])/u, (match) => `LicenseRef-scancode-mulanpubl-${match[1]}.0`],
  [/^en\.wikipedia\.org\/wiki\/(mit|zlib|isc)_license/u, (match) => licenceId(match[1] ?? '')],
  [/^unlicense\.org/u, 'Unlicense'],
  [/^wtfpl\.net|^sam\.zoy\.org\/wtfpl/u, 'WTFPL'],
  [/^boost\.org\/license_1_0/u, 'BSL-1.0'],
  [/^json\.org\/license/u, 'JSON'],
  [/^(?:scripts\.sil\.org\/ofl|openfontlicense\.org)/u, 'OFL-1.1'],
  [/^cecill\.info\/licen[cs]es\/licence_cecill-([bc])_/u, (match) => licenceId(`CECILL-${match[1]}`)],
  [
    /^cecill\.info\/licen[cs]es\/licence_cecill_v(\d(?:\.\d)?)/u,
    (match) => licenceId(`CECILL-${match[1]?.padEnd(3, '.0')}`),
  ],
  [/^h2database\.com\/html\/license/u, 'MPL-2.0 OR EPL-1.0'],
  [/^jquery\.org\/license|^json\.codeplex\.com\/license/u, 'MIT'],
  [
    /^asm\.(?:ow2|objectweb)\.org\/license|^polymer\.github\.io\/license|^(?:raw\.)?github\.com\/rdflib\/rdflib\//u,
    'BSD-3-Clause',
  ],
  [/^ant-contrib\.sourceforge\.net\/tasks\/license/u, 'Apache-1.1'],
  [/^svnkit\.com\/license/u, 'TMate'],
  [/^github\.com\/dotnet\/(?:core-setup|corefx|runtime)\//u, 'MIT'],
  [/^raw\.githubusercontent\.com\/(?:nuget\/nuget\.client|aspnet\/[a-z]+)\//u, 'Apache-2.0'],
  [
    /^go\.microsoft\.com\/fwlink\/\?linkid=(?:329770|529443)|^microsoft\.com\/web\/webpi\/eula\/net_library_eula/u,
    'LicenseRef-scancode-ms-net-library-2019-06',
  ],
  [/^dotnet\.microsoft\.com\/(?:en\/)?dotnet_library_license/u, 'LicenseRef-scancode-ms-net-library-2018-11'],
];

/** The licence that lies at a well-known address, with `?` before it when the address says only its family; null for any other. */
export function licenceAtUrl(url: string): string | null {
  const place = url
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:)?\/\/(?:www\.)?/u, '')
    .slice(0, 300);
  for (const [pattern, expression] of addresses) {
    const match = pattern.exec(place);
    if (match !== null) return typeof expression === 'string' ? expression : expression(match);
  }
  return null;
}
