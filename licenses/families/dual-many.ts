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

/** A choice among three licences or more. */
export const dualMany = defineFamily({
  id: 'dual-many',
  about: {
    zh: '在三个以上许可证之间任选其一的声明。',
    en: 'Statements that leave the choice among three licences or more.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'MIT OR BSD-3-Clause OR GPL-1.0-or-later',
      patterns: [
        '(released|licensed|available)? under the mit bsd and gpl licenses',
        '(released|licensed|available)? under the mit bsd or gpl licenses',
        'under the mit bsd gpl licenses',
        'mit bsd or gpl',
        'bsd mit or gpl',
        'mit bsd gpl',
      ],
      examples: {
        match: 'Released under the MIT, BSD, and GPL Licenses.',
        miss: 'Released under the MIT and BSD Licenses.',
      },
    },
    {
      kind: 'notice',
      expression: 'MIT OR BSD-3-Clause OR GPL-2.0-only',
      patterns: ['(released)? under the mit bsd and gpl licenses more information sizzlejs com'],
      examples: {
        match: 'Released under the MIT, BSD, and GPL Licenses. More information: http://sizzlejs.com/',
        miss: 'Released under the MIT, BSD, and GPL Licenses.',
      },
    },
    {
      kind: 'notice',
      expression: 'BSD-3-Clause OR GPL-2.0-only',
      patterns: [
        'license dual bsd gpl',
        'driver license dual bsd gpl',
        'terms of the dual bsd gnu general public license version 2 as published by the free software foundation (when using or redistributing this file you may do so under either license)?',
      ],
      examples: { match: 'MODULE_LICENSE("Dual BSD/GPL");', miss: 'It is under a dual license.' },
    },
    {
      kind: 'notice',
      expression: 'MIT OR GPL-2.0-only',
      patterns: [
        'license dual mit gpl',
        'driver license dual mit gpl',
        'dual licensed under the mit (and|or) gpl (license|licenses) (docs)? jquery (com|org) (license|licensing)',
        'bundled under the terms of the mit or gpl licenses (at your choice)? (please see (link)? docs jquery com licensing for details)?',
      ],
      examples: { match: 'DRIVER_LICENSE("Dual MIT/GPL");', miss: 'It is under a dual license.' },
    },
    {
      kind: 'notice',
      expression: 'OpenSSL OR BSD-3-Clause',
      patterns: [
        '(the module is however)? dual licensed under openssl and cryptogams licenses (depending on where you obtain it)? (for further details see openssl org appro cryptogams)?',
      ],
      examples: {
        match:
          'The module is, however, dual licensed under OpenSSL and CRYPTOGAMS licenses depending on where you obtain it.',
        miss: 'The module calls OpenSSL.',
      },
    },
    {
      kind: 'notice',
      expression: 'MIT AND BSD-3-Clause',
      patterns: ['custom build mit and bsd', 'modernizr _1_ mit and bsd'],
      examples: { match: '/* Modernizr 2.6.2 (Custom Build) | MIT & BSD', miss: '/* Modernizr 2.6.2 (Custom Build)' },
    },
    {
      kind: 'notice',
      expression: 'Apache-2.0 OR GPL-2.0-or-later WITH Classpath-exception-2.0',
      patterns: [
        'licensed either under the apache license version 2 or at your option under the terms of the gnu general public license as published by the free software foundation subject to the classpath exception either version 2 or any later version',
        'under the terms of either the apache license version 2 or the gnu general public license gpl either version 2 or any later version with classpath exception',
      ],
      examples: {
        match:
          'Licensed either under the Apache License, Version 2.0, or (at your option) under the terms of the GNU General Public License as published by the Free Software Foundation (subject to the "Classpath" exception), either version 2, or any later version',
        miss: 'Licensed under the Apache License, Version 2.0, or the GNU General Public License.',
      },
    },
    {
      kind: 'notice',
      expression: 'LGPL-2.0-or-later OR MPL-1.1 OR BSD-3-Clause',
      patterns: [
        '(available|released|licensed)? under the lgpl mpl or bsd license (at your choice)?',
        'lgpl mpl or bsd',
        'lgpl mpl bsd',
      ],
      examples: {
        match: 'This file is available under the LGPL, MPL or BSD license (at your choice).',
        miss: 'This file is available under the LGPL or MPL.',
      },
    },
    {
      kind: 'notice',
      expression: 'Apache-2.0 OR MIT OR BSD-3-Clause',
      patterns: ['apache mit or bsd', 'mit bsd or apache', 'apache 2 mit or bsd', 'mit apache 2 or bsd'],
      examples: { match: 'Choose Apache, MIT or BSD.', miss: 'Choose Apache or MIT.' },
    },
  ],
});
