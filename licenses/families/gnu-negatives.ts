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

const gpl = '(gpl|lgpl|agpl|gnu gpl|gnu general public license (gpl)?|general public license (gpl)?)';

/** Words about the GNU licences that put nothing under them. */
export const gnuNegatives = defineFamily({
  id: 'gnu-negatives',
  about: {
    zh: '只是提到 GNU 许可证、并未据以授权的文字。',
    en: 'Words that mention a GNU licence and put nothing under it.',
  },
  rules: [
    {
      kind: 'negative',
      expression: null,
      patterns: [
        `compatible with (the|both the)? (terms of the)? ${gpl} (version)? (1|2|2.1|3)? (license)?`,
        `incompatible with (the|both the)? (terms of the)? ${gpl} (version)? (1|2|2.1|3)? (license)?`,
        `compatibility with (the)? ${gpl} (version)? (1|2|2.1|3)? (license)?`,
        'under (a|an|the|any)? gpl compatible (license|licenses)?',
        'gpl compatible (license|licenses|free software|software|release|releases)?',
        'gpl incompatible',
        'gpl compatibility',
        'lgpl compatible',
        'non gpl (license|licensed|code|software|d|compatible)?',
        'gpl violation',
        'gpl violations',
        'gpl faq',
        'gpl only symbol',
        'gpl only symbols',
        'export symbol gpl',
        'export symbol gpl future',
        'unlike the gpl (version)? (1|2|3)?',
        'not under the (gnu)? gpl (version)? (1|2|3)?',
        'not covered by the (gnu)? gpl (version)? (1|2|3)?',
        'gnu org licenses license list (html)? _1_ (gpl)? (compatible)? (licenses)?',
        'gnu org licenses gpl faq (html)?',
        'gnu org licenses gpl howto (html)?',
        'gnu org licenses (old licenses)? gpl 2 faq (html)?',
        'busybox gpl',
      ],
      examples: { match: 'a GPL-compatible licence', miss: 'under the GPL' },
    },
    {
      kind: 'negative',
      expression: null,
      patterns: [
        // The pins and registers of processors, and the version of another licence's address.
        'gpl 1 1',
        'cddl gpl 1',
        'gpl 1 (pins|base|con|cfg|mask|bit)',
        'gpl 2 (pins|base|con|cfg|mask|bit)',
        'gpl 3 (pins|base|con|cfg|mask|bit)',
        'pins gpl 1',
        'pins gpl 2',
        'pins gpl 3',
        'label gpl (1|2|3)',
      ],
      examples: { match: 'the register GPL1_BASE', miss: 'License: GPL-1' },
    },
    {
      kind: 'negative',
      expression: null,
      patterns: [
        // What the macros of gettext say of projects that use them.
        'used in projects which are not available under the gnu (library)? general public license (or the gnu library general public license)? but which still want to provide support for the gnu gettext functionality please note that the actual code of the gnu gettext library is covered by the gnu library general public license and the rest of the gnu gettext package _4_ is covered by the gnu general public license they are not in the public domain',
        'used in projects which are not available under the gnu (library)? (general)? public license (or the gnu library general public license)? but which still want to provide support for (the)? _6_ (please note that the actual code of _4_ is (freely available|covered by _12_ public license)?)?',
      ],
      examples: {
        match:
          'It can be used in projects which are not available under the GNU General Public License but which still want to provide support for the GNU gettext functionality.',
        miss: 'This project is available under the GNU General Public License.',
      },
    },
    {
      kind: 'negative',
      expression: null,
      patterns: [
        // What a copy of the licence says of its sister.
        'if your program is a subroutine library you may consider it more useful to permit linking proprietary applications with the library if this is what you want to do use the gnu (library|lesser) general public license instead of this license',
        'if this is what you want to do use the gnu (library|lesser) general public license instead of this license',
        'some other free software foundation software is covered by the gnu (library|lesser) general public license instead',
        'this general public license does not permit incorporating your program into proprietary programs',
        'by contrast the gnu general public license is intended to guarantee your freedom',
        // Other licences that have the words in their names.
        'nethack general public license',
        'nethack gpl',
        'close to the gnu lgpl',
        'close to the gnu gpl',
        'first released version of the lesser gpl it also counts as the successor of the gnu library public license version 2 hence the version number 2.1',
        'for any software where a choice of _4_ license versions are made available with the language indicating that _8_ or any later version may be used (or where a choice of which version of the _3_ is applied is (otherwise)? unspecified)?',
        'copying gpl version (1|2|3)',
        'copying lgpl version (2|2.1|3)',
        'uses gpl only symbol',
        'tainted _1_ non gpl',
        'lesser general public license for linguistic resources',
        '(bison|gnu emacs|gcc|gnu cc) general public license is (designed|a)',
        'gpl is (a|an|the|designed|intended|not)',
        'gnu general public license is (a|an|the|designed|intended|not)',
        'preamble to the gnu lesser general public license',
        'the gpl requires',
        'the gnu gpl requires',
        'how to apply the gpl',
        'the gpl does not',
        'violation of the gpl (license)?',
        'written offer _6_ such as the gpl',
      ],
      examples: { match: 'The GPL is a copyleft licence.', miss: 'This is under the GPL.' },
    },
    {
      kind: 'negative',
      expression: null,
      patterns: [
        // How the choice between the MPL and the GNU licences goes on; the licences themselves stand before it.
        'in which case the provisions of _8_ are applicable instead of those above (if you wish to allow use of your version of this file only under the terms of _8_ and not to allow others to use your version of this file under the terms of _8_ indicate your decision by deleting the provisions above and _2_ replace them with the notice and other provisions required by _8_ if you do not delete the provisions above a recipient may use your version of this file under the terms of (any one of|either)? _14_ (lgpl|gpl|license))?',
        'if you wish to allow use of your version of this file only under the terms of _8_ and not to allow others to use your version of this file under the terms of _8_ indicate your decision by deleting the provisions above and _2_ replace them with the notice and other provisions required by _8_ if you do not delete the provisions above a recipient may use your version of this file under the terms of (any one of|either)? _14_ (lgpl|gpl|license)',
      ],
      examples: {
        match: 'in which case the provisions of the GPL or the LGPL are applicable instead of those above.',
        miss: 'the provisions of the GPL apply',
      },
    },
  ],
});
