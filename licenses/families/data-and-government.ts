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

/** Licences of data, and of what governments publish. */
export const dataAndGovernment = defineFamily({
  id: 'data-and-government',
  about: {
    zh: '数据与政府开放许可：ODbL、ODC-By、PDDL、CDLA、各国开放政府许可、Etalab。',
    en: 'Licences of data and of governments: ODbL, ODC-By, PDDL, CDLA, open government licences, Etalab.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'ODbL-1.0',
      patterns: [
        'is made available under the open database license (http)? (opendatacommons org licenses odbl 1)? (any rights in individual contents of the database are licensed under the database contents license (http)? (opendatacommons org licenses dbcl 1)?)?',
        'open database license (odbl)? (version)? 1',
        'open data commons open database license (odbl)? (version)? (1)?',
        'opendatacommons org licenses odbl',
        'open database license',
        'odc open database license',
        'opendatabaselicense',
        'odbl license',
        'license odbl',
        'under the odbl',
        'under odbl',
      ],
      examples: { match: 'is made available under the Open Database License', miss: 'an open database' },
    },
    {
      kind: 'notice',
      expression: 'ODC-By-1.0',
      patterns: [
        'is made available under the open data commons attribution license',
        'open data commons attribution license (odc by)? (version)? (1)?',
        'opendatacommons org licenses by',
        'odc by (version)? 1',
        'license odc by',
        'odc attribution license',
      ],
      examples: { match: 'under the Open Data Commons Attribution License', miss: 'open data with attribution' },
    },
    {
      kind: 'notice',
      expression: 'PDDL-1.0',
      patterns: [
        'is made available under the public domain dedication and license (version 1)?',
        'public domain dedication and license (pddl)? (version)? (1)?',
        'open data commons public domain dedication and license',
        'opendatacommons org licenses pddl',
        'odc pddl',
        'license pddl',
      ],
      examples: {
        match: 'made available under the Public Domain Dedication and License v1.0',
        miss: 'in the public domain',
      },
    },
    {
      kind: 'reference',
      expression: 'CDLA-Permissive-1.0',
      patterns: [
        'community data license agreement permissive (version)? 1',
        'cdla permissive (version)? 1',
        'cdla io permissive 1',
      ],
      examples: { match: 'https://cdla.io/permissive-1-0', miss: 'https://cdla.io/' },
    },
    {
      kind: 'reference',
      expression: 'CDLA-Permissive-2.0',
      patterns: [
        'community data license agreement permissive (version)? 2',
        'cdla permissive (version)? 2',
        'cdla io permissive 2',
      ],
      examples: { match: 'https://cdla.dev/permissive-2-0 CDLA-Permissive-2.0', miss: 'https://cdla.io/' },
    },
    {
      kind: 'reference',
      expression: 'CDLA-Sharing-1.0',
      patterns: [
        'community data license agreement sharing (version)? 1',
        'cdla sharing (version)? 1',
        'cdla io sharing 1',
      ],
      examples: { match: 'CDLA-Sharing-1.0', miss: 'a licence that asks for sharing' },
    },
    ...['1.0', '2.0', '3.0'].map((version) => ({
      kind: 'reference' as const,
      expression: `OGL-UK-${version}`,
      patterns: [
        `open government license (ogl)? (version)? ${version}`,
        `nationalarchives gov uk doc open government license version ${version}`,
        `ogl (version)? ${version} national archives`,
        `ogl uk ${version}`,
        `licensed under the open government license version ${version}`,
        ...(version === '3.0'
          ? [
              'nationalarchives gov uk doc open government license',
              'uk open government license',
              'open government license for public sector information',
            ]
          : []),
      ],
      examples: {
        match: `Contains public sector information licensed under the Open Government Licence v${version}.`,
        miss: 'Contains information of the government.',
      },
    })),
    {
      kind: 'reference',
      expression: 'OGL-Canada-2.0',
      patterns: [
        'open government license canada',
        'open canada ca en open government license canada',
        'open government license canada version 2',
      ],
      examples: { match: 'Open Government Licence - Canada', miss: 'the government of Canada' },
    },
    {
      kind: 'reference',
      expression: 'etalab-2.0',
      patterns: [
        'licence ouverte open licence (version)? (2)? (etalab)?',
        'licence ouverte (etalab)? (version)? 2',
        'etalab open license (version)? 2',
        'etalab gouv fr licence ouverte open licence',
        'licence ouverte etalab',
        'etalab 2',
        'open license etalab',
      ],
      examples: { match: 'Licence Ouverte / Open Licence version 2.0', miss: 'une licence ouverte' },
    },
    {
      kind: 'reference',
      expression: 'DL-DE-BY-2.0',
      patterns: ['datenlizenz deutschland namensnennung (version)? 2', 'dl de by 2', 'govdata de dl de by 2'],
      examples: { match: 'Datenlizenz Deutschland – Namensnennung – Version 2.0', miss: 'Daten aus Deutschland' },
    },
    {
      kind: 'reference',
      expression: 'DL-DE-ZERO-2.0',
      patterns: [
        'datenlizenz deutschland zero (version)? 2',
        'dl de zero 2',
        'datenlizenz deutschland null (version)? 2',
      ],
      examples: { match: 'Datenlizenz Deutschland Zero 2.0', miss: 'Daten aus Deutschland' },
    },
    {
      kind: 'reference',
      expression: 'NLOD-1.0',
      patterns: [
        'norwegian license for open government data',
        'norsk lisens for offentlige data',
        'data norge no nlod',
      ],
      examples: { match: 'Norsk lisens for offentlige data (NLOD)', miss: 'offentlige data' },
    },
    {
      kind: 'reference',
      expression: 'D-FSL-1.0',
      patterns: [
        'deutsche freie software lizenz',
        'german free software license',
        'd fsl 1',
        'd fsl version 1',
        'dipp nrw de d fsl',
      ],
      examples: { match: 'Deutsche Freie Software Lizenz', miss: 'freie Software' },
    },
    {
      kind: 'reference',
      expression: 'LAL-1.3',
      patterns: ['licence art libre (1.3)?', 'free art license (1.3)?', 'artlibre org licence lal', 'lal 1.3'],
      examples: { match: 'Licence Art Libre 1.3', miss: 'un art libre' },
    },
    {
      kind: 'reference',
      expression: 'NASA-1.3',
      patterns: [
        'nasa open source agreement (nosa)? (version)? (1.3)?',
        'opensource org licenses nasa 1.3',
        'license nosa',
      ],
      examples: { match: 'NASA OPEN SOURCE AGREEMENT VERSION 1.3', miss: 'NASA has sources' },
    },
  ],
});
