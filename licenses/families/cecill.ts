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

import { defineFamily } from '../family.ts';

const english =
  'and abiding by the rules of distribution of free software (you can use modify and or redistribute the software under the terms of the _3_ license as circulated by cea cnrs and inria at the following url _6_)?';

interface Version {
  readonly expression: string;
  readonly name: string;
  readonly version: string;
  readonly miss: string;
}

const versions: readonly Version[] = [
  { expression: 'CECILL-1.0', name: 'cecill', version: '1', miss: 'CeCILL v2' },
  { expression: 'CECILL-1.1', name: 'cecill', version: '1.1', miss: 'CeCILL v2' },
  { expression: 'CECILL-2.0', name: 'cecill', version: '2', miss: 'CeCILL v2.1' },
  { expression: 'CECILL-2.1', name: 'cecill', version: '2.1', miss: 'CeCILL v2' },
];

/** The French free-software licences. */
export const cecill = defineFamily({
  id: 'cecill',
  about: {
    zh: 'CeCILL 系列许可证的法文与英文声明、名称与网址。',
    en: 'The CeCILL licences: notices in French and English, names and addresses.',
  },
  rules: [
    ...versions.map(({ expression, name, version, miss }) => ({
      kind: 'notice' as const,
      expression,
      patterns: [
        `${name} license (version)? ${version}`,
        `${name} (free software license agreement)? version ${version}`,
        `${name} free software license (agreement)? (version)? ${version}`,
        `licence ${name} (version)? ${version}`,
        `${name} info licences licence ${name} version ${version}`,
        `contrat de licence de logiciel libre ${name} (version)? ${version}`,
      ],
      examples: { match: `licence CeCILL version ${version}`, miss: `licence ${miss}` },
    })),
    {
      kind: 'notice',
      expression: 'CECILL-2.0',
      patterns: [
        `is governed by the cecill license under french law ${english}`,
        'governed by the cecill license',
        'regi par la licence cecill soumise au droit français et respectant les principes de diffusion des logiciels libres',
        'régi par la licence cecill soumise au droit français (et respectant les principes de diffusion des logiciels libres)? (vous pouvez utiliser modifier et ou redistribuer ce programme sous les conditions de la licence cecill telle que diffusée par le cea le cnrs et l inria sur le site _6_)?',
        'cecill info licences en',
      ],
      examples: {
        match:
          'This software is governed by the CeCILL license under French law and abiding by the rules of distribution of free software.',
        miss: 'This software is governed by the CeCILL-B license under French law.',
      },
    },
    ...(['b', 'c'] as const).map((letter) => ({
      kind: 'notice' as const,
      expression: `CECILL-${letter.toUpperCase()}`,
      patterns: [
        `is governed by the cecill ${letter} license under french law ${english}`,
        `governed by the cecill ${letter} license`,
        `régi par la licence cecill ${letter} soumise au droit français (et respectant les principes de diffusion des logiciels libres)?`,
        `cecill ${letter} (free software)? license (agreement)?`,
        `licence cecill ${letter}`,
        `cecill info licences licence cecill ${letter}`,
        `cecill ${letter} version 1`,
        `license cecill ${letter}`,
      ],
      examples: {
        match: `This software is governed by the CeCILL-${letter.toUpperCase()} license under French law`,
        miss: 'This software is governed by the CeCILL license under French law',
      },
    })),
  ],
});
