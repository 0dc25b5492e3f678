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

/** Licences that grew out of IBM's, and those that ask for a badge. */
export const commonPublic = defineFamily({
  id: 'common-public',
  about: {
    zh: 'IBM 公共许可证、CPL、Lucent 公共许可证、CPAL 的声明与网址。',
    en: 'The IBM, Common, and Lucent public licences and the CPAL: notices and addresses.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'CPL-1.0',
      patterns: [
        '(all rights reserved)? this program and the accompanying materials (are|is)? made available under the terms of the common public license (version)? (1)? (which accompanies this distribution)? (and is available at _8_)?',
        'eclipse org legal cpl version 10',
        'cpl version 10',
        'opensource org licenses cpl',
        'ibm com developerworks library os cpl',
        'ibm com developerworks oss cpl version 10',
        'common public license cpl',
      ],
      examples: {
        match:
          'This program and the accompanying materials are made available under the terms of the Common Public License v1.0',
        miss: 'This program is common and public.',
      },
    },
    {
      kind: 'notice',
      expression: 'IPL-1.0',
      patterns: [
        'ibm public license ipl',
        'opensource org licenses ibmpl',
        'ibm public license (version)? 1',
        'the secure mailer license must be distributed with this software',
      ],
      examples: { match: 'released under the IBM Public License, Version 1.0', miss: 'a public API of IBM' },
    },
    {
      kind: 'notice',
      expression: 'LPL-1.02',
      patterns: [
        'lucent public license (version)? 1.02',
        'plan 9 bell labs com plan 9 license',
        'plan 9 bell labs com hidden newlicenseexplain',
        'plan 9 open source license',
      ],
      examples: { match: 'Lucent Public License Version 1.02', miss: 'Lucent Public License Version 1.0' },
    },
    {
      kind: 'notice',
      expression: 'CPAL-1.0',
      patterns: [
        'the contents of this file are subject to the common public attribution license version 1 (the license)? (you may not use this file except in compliance with the license)? (you may obtain a copy of the license at _14_)? (the license is based on the mozilla public license version 1.1 but sections 14 and 15 have been added to cover use of software over a computer network and provide for limited attribution for the original developer in addition exhibit a has been modified to be consistent with exhibit b)? (software distributed under the license is distributed on an as is basis without warranty of any kind either express or implied)?',
        'the license is based on the mozilla public license version 1.1 but sections 14 and 15 have been added to cover use of software over a computer network',
        'common public attribution license version 1',
        'common public attribution license cpal',
      ],
      examples: {
        match:
          'The contents of this file are subject to the Common Public Attribution License Version 1.0 (the "License")',
        miss: 'The contents of this file are subject to a licence with attribution.',
      },
    },
  ],
});
