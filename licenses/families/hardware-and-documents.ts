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

/** Licences of hardware designs and of writings. */
export const hardwareAndDocuments = defineFamily({
  id: 'hardware-and-documents',
  about: {
    zh: '硬件与文档许可：CERN OHL、TAPR、Solderpad、开放出版许可、FreeBSD 文档许可等。',
    en: 'Licences of hardware and of writings: CERN OHL, TAPR, Solderpad, the open publication licence and others.',
  },
  rules: [
    ...(['1.1', '1.2'] as const).map((version) => ({
      kind: 'reference' as const,
      expression: `CERN-OHL-${version}`,
      patterns: [`cern open hardware license (ohl)? (version)? ${version}`, `cern ohl (version)? ${version}`],
      examples: { match: `CERN Open Hardware Licence v${version}`, miss: 'open hardware of CERN' },
    })),
    ...(
      [
        ['S', 'strongly reciprocal'],
        ['W', 'weakly reciprocal'],
        ['P', 'permissive'],
      ] as const
    ).map(([letter, word]) => ({
      kind: 'reference' as const,
      expression: `CERN-OHL-${letter}-2.0`,
      patterns: [
        `cern open hardware license version 2 ${word}`,
        `cern ohl ${letter} version 2 (or any later version)?`,
        `cern ohl ${letter} 2`,
        `licensed under the cern ohl ${letter} version 2 or any later version`,
      ],
      examples: {
        match: `This source describes Open Hardware and is licensed under the CERN-OHL-${letter} v2`,
        miss: 'This source describes Open Hardware',
      },
    })),
    {
      kind: 'reference',
      expression: 'TAPR-OHL-1.0',
      patterns: ['tapr open hardware license', 'tapr org ohl', 'tapr ohl'],
      examples: { match: 'The TAPR Open Hardware License', miss: 'open hardware' },
    },
    {
      kind: 'notice',
      expression: 'SHL-0.51',
      patterns: [
        'solderpad hardware license (version)? 0.51',
        'copyright and related rights are licensed under the solderpad hardware license version 0.51',
        'solderpad org licenses shl 0.51',
      ],
      examples: { match: 'licensed under the Solderpad Hardware License, Version 0.51', miss: 'a pad for soldering' },
    },
    {
      kind: 'notice',
      expression: 'SHL-0.5',
      patterns: ['solderpad hardware license (version)? 0.5', 'solderpad org licenses shl 0.5'],
      examples: { match: 'Solderpad Hardware License v0.5', miss: 'Solderpad Hardware License v0.51' },
    },
    {
      kind: 'notice',
      expression: 'OPUBL-1.0',
      patterns: [
        'this material may be distributed only subject to the terms and conditions set forth in the open publication license version 1 or later',
        'open publication license (opl)? (version)? (1)?',
        'opencontent org openpub',
        'opencontent org opl',
      ],
      examples: {
        match:
          'may be distributed only subject to the terms and conditions set forth in the Open Publication License, v1.0 or later',
        miss: 'may be published openly',
      },
    },
    {
      kind: 'reference',
      expression: 'OCLC-2.0',
      patterns: [
        'oclc research public license (2)?',
        'oclc office of research open source license',
        'subject to oclc research public license',
      ],
      examples: { match: 'OCLC Research Public License 2.0', miss: 'research of OCLC' },
    },
    {
      kind: 'reference',
      expression: 'FreeBSD-DOC',
      patterns: ['freebsd documentation license', 'freebsd documentation project license'],
      examples: { match: 'The FreeBSD Documentation License', miss: 'documentation of FreeBSD' },
    },
    {
      kind: 'reference',
      expression: 'LPD-document',
      patterns: ['lpd documentation license', 'linux documentation project document license'],
      examples: { match: 'LPD Documentation License', miss: 'documentation' },
    },
  ],
});
