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

import type { GnuNames } from './gnu-wording.ts';

/** What the GNU General Public License is called. */
export const gplNames: GnuNames = {
  long: ['general public license', 'gnu public license', 'general purpose license', 'general public lisence'],
  short: ['gpl'],
  foreign: [
    'license publique générale',
    'licencia pública general',
    'licença pública geral',
    'allgemeine öffentliche lizenz',
    '通用公共许可证',
    '通用公共授权',
    '一般公衆利用許諾',
  ],
};

const library = '(library|lesser or library|library or lesser|library lesser|lesser library|limited|less)';
const foreign = [
  'license publique générale (limitée|amoindrie)',
  '宽通用公共许可证',
  '较宽松公共许可证',
  '较宽松通用公共许可证',
];

function publicLicenses(kind: string): string[] {
  return [
    `${kind} (gnu)? general public license`,
    `${kind} (gnu)? public license`,
    `${kind} (gnu)? general purpose license`,
  ];
}

/** What the GNU Library, later Lesser General Public License is called. */
export const lgplNames: GnuNames = {
  long: [...publicLicenses(library.replace('(', '(lesser|')), 'lesser gpl', 'library gpl'],
  short: ['lgpl'],
  foreign,
};

/** Its names since version 2.1, when it became the Lesser licence. */
export const lesserNames: GnuNames = { long: [...publicLicenses('lesser'), 'lesser gpl'], short: [], foreign };

/** Its names that do not tell that it is not version 2.0. */
export const libraryNames: GnuNames = {
  long: [...publicLicenses(library), 'library gpl'],
  short: ['lgpl'],
  foreign: [],
};

/** What the Affero General Public License is called. */
export const agplNames: GnuNames = {
  long: [
    '(affero|afero|affrero) (gnu)? general public license',
    'affero public license',
    'affero gpl',
    'affero license',
  ],
  short: ['agpl'],
  foreign: ['affero 通用公共许可证', 'affero 通用公共授权'],
};
