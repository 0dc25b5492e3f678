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

/** Older licences of Sun, RealNetworks, SGI and their like, whose headers follow Mozilla's. */
export const sun = defineFamily({
  id: 'sun',
  about: {
    zh: 'Sun、RealNetworks、SGI 等公司早期公共许可证的文件头。',
    en: 'Headers of the older public licences of Sun, RealNetworks, SGI and others.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'SPL-1.0',
      patterns: [
        'the contents of this file are subject to the sun public license version 1 (the license)? (you may not use this file except in compliance with the license)? (a copy of the license is available at _6_)?',
        'the contents of this file are subject to the sun public license',
        'sun public license notice',
        'sun com spl',
        'netbeans org spl',
        'license spl',
      ],
      examples: {
        match: 'The contents of this file are subject to the Sun Public License Version 1.0 (the "License")',
        miss: 'The sun is public.',
      },
    },
    {
      kind: 'notice',
      expression: 'SISSL',
      patterns: [
        'the contents of this file are subject to the sun (industry)? standards source license version 1.1',
        'sun industry standards source license sissl',
        'sun industry standards source license',
        'openoffice org licenses sissl',
        'license sissl',
      ],
      examples: {
        match: 'The contents of this file are subject to the Sun Standards Source License Version 1.1',
        miss: 'The contents of this file are standards',
      },
    },
    {
      kind: 'notice',
      expression: 'LGPL-2.1-only OR SISSL',
      patterns: [
        'gnu lesser general public license version 2.1 sun industry standards source license version 1.1',
        'the contents of this file are made available subject to the terms of either of the following licenses gnu lesser general public license version 2.1 sun industry standards source license version 1.1',
      ],
      examples: {
        match: '- GNU Lesser General Public License Version 2.1 - Sun Industry Standards Source License Version 1.1',
        miss: 'GNU Lesser General Public License Version 2.1',
      },
    },
    {
      kind: 'notice',
      expression: 'RPSL-1.0',
      patterns: [
        'the contents of this file are subject to the current version of the realnetworks public source license (version 1)? (the rpsl)?',
        'subject to the realnetworks public source license version 1',
        'realnetworks public source license',
        'helixcommunity org content rpsl',
      ],
      examples: {
        match: 'the contents of this file are subject to the current version of the RealNetworks Public Source License',
        miss: 'a network is real',
      },
    },
    {
      kind: 'notice',
      expression: 'SGI-B-1.1',
      patterns: [
        'the contents of this file are subject to the sgi free software license b version 1.1',
        'subject to version 1.1 of the sgi free software license b',
        'sgi free software license b version 1.1',
        'sgi free software b license version 1.1',
      ],
      examples: { match: 'subject to Version 1.1 of the SGI Free Software License B', miss: 'subject to SGI' },
    },
    {
      kind: 'notice',
      expression: 'SGI-B-2.0',
      patterns: [
        'sgi free software license b version 2',
        'sgi free software b license version 2',
        'oss sgi com projects freeb',
        'sgi free b license version 2',
      ],
      examples: { match: 'SGI FREE SOFTWARE LICENSE B (Version 2.0, Sept. 18, 2008)', miss: 'SGI is free' },
    },
    {
      kind: 'notice',
      expression: 'SGI-B-1.0',
      patterns: ['sgi free software license b version 1', 'sgi free software license b'],
      examples: { match: 'SGI Free Software License B (Version 1.0)', miss: 'SGI is free' },
    },
    {
      kind: 'notice',
      expression: 'RSCPL',
      patterns: [
        'the contents of this file are subject to the ricoh source code public license version 1',
        'ricoh source code public license',
        'risource org rpl',
      ],
      examples: { match: 'Ricoh Source Code Public License Version 1.0', miss: 'source code of Ricoh' },
    },
    {
      kind: 'notice',
      expression: 'ErlPL-1.1',
      patterns: [
        'the contents of this file are subject to the erlang public license version 1.1 (the license)? (you may not use this file except in compliance with the license)? (you should have received a copy of the erlang public license along with this software)? (if not it can be retrieved online at _5_)? (software distributed under the license is distributed on an as is basis without warranty of any kind either express or implied)?',
        'erlang org eplicense',
        'erlang public license',
      ],
      examples: {
        match: 'The contents of this file are subject to the Erlang Public License, Version 1.1',
        miss: 'Erlang is public',
      },
    },
    {
      kind: 'notice',
      expression: 'Interbase-1.0',
      patterns: [
        'the contents of this file are subject to the interbase public license version 1',
        'interbase public license',
        'interbase com ipl',
      ],
      examples: {
        match: 'The contents of this file are subject to the Interbase Public License Version 1.0',
        miss: 'Interbase is a base',
      },
    },
    {
      kind: 'notice',
      expression: 'CUA-OPL-1.0',
      patterns: [
        'the contents of this file are subject to the cua office public license version 1',
        'cua office public license',
      ],
      examples: { match: 'subject to the CUA Office Public License Version 1.0', miss: 'an office' },
    },
  ],
});
