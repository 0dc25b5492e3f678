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

/** What a name without a version stands for: the version that those who write it so mean, which is a guess. */
interface Default {
  readonly id: string;
  /** Words that can mean nothing else. */
  readonly names: readonly string[];
  /** Words that mean the licence only where one is spoken of. */
  readonly abbreviations: readonly string[];
}

function each(first: readonly string[], second: readonly string[]): string[] {
  return first.flatMap((one) => second.map((other) => `${one} ${other}`));
}

const non = ['non commercial', 'noncommercial'];
const no = ['no derivatives', 'no derivs', 'noderivatives', 'noderivs', 'no derivative works'];
const alike = ['share alike', 'sharealike'];
const attribution = ['creative commons attribution'];

/** Licences of several versions that people name without one. */
export const defaults: readonly Default[] = [
  { id: 'MPL-1.0', names: ['mozilla public license', 'mozilla org mpl'], abbreviations: ['mpl'] },
  { id: 'NPL-1.1', names: ['netscape public license', 'mozilla org npl'], abbreviations: ['npl'] },
  { id: 'EPL-1.0', names: ['eclipse public license'], abbreviations: ['epl'] },
  { id: 'CDDL-1.0', names: ['common development and distribution license', 'sun com cddl'], abbreviations: ['cddl'] },
  { id: 'AFL-3.0', names: ['academic free license'], abbreviations: ['afl'] },
  { id: 'OSL-3.0', names: ['open software license'], abbreviations: ['osl'] },
  {
    id: 'OFL-1.1',
    names: ['sil open font license', 'open font license', 'scripts sil org ofl', 'sil ofl'],
    abbreviations: ['ofl'],
  },
  { id: 'EUPL-1.2', names: ['european union public license'], abbreviations: ['eupl'] },
  {
    id: 'CECILL-2.0',
    names: ['licence cecill', 'cecill free software license agreement', 'cecill info'],
    abbreviations: ['cecill'],
  },
  { id: 'APSL-1.0', names: ['apple public source license'], abbreviations: ['apsl'] },
  { id: 'LPPL-1.3c', names: ['latex project public license', 'latex project org lppl'], abbreviations: ['lppl'] },
  { id: 'ECL-2.0', names: ['educational community license'], abbreviations: ['ecl'] },
  { id: 'EFL-2.0', names: ['eiffel forum license'], abbreviations: [] },
  { id: 'RPL-1.5', names: ['reciprocal public license'], abbreviations: ['rpl'] },
  { id: 'ZPL-2.1', names: ['zope public license'], abbreviations: ['zpl'] },
  { id: 'LPL-1.02', names: ['lucent public license'], abbreviations: [] },
  { id: 'SGI-B-2.0', names: ['sgi free software license b'], abbreviations: [] },
  { id: 'Elastic-2.0', names: ['elastic co licensing elastic license'], abbreviations: ['elastic'] },
  {
    id: 'MulanPSL-2.0',
    names: ['mulan permissive software license', '木兰宽松许可证'],
    abbreviations: ['mulan psl', 'mulanpsl'],
  },
  { id: 'BUSL-1.1', names: ['business source license'], abbreviations: ['busl'] },
  { id: 'CC-BY-4.0', names: attribution, abbreviations: ['cc by'] },
  {
    id: 'CC-BY-SA-4.0',
    names: each(attribution, alike),
    abbreviations: ['cc by sa'],
  },
  { id: 'CC-BY-ND-4.0', names: each(attribution, no), abbreviations: ['cc by nd'] },
  { id: 'CC-BY-NC-4.0', names: each(attribution, non), abbreviations: ['cc by nc'] },
  { id: 'CC-BY-NC-SA-4.0', names: each(each(attribution, non), alike), abbreviations: ['cc by nc sa'] },
  { id: 'CC-BY-NC-ND-4.0', names: each(each(attribution, non), no), abbreviations: ['cc by nc nd', 'cc by nd nc'] },
];
