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
import { licensed, named } from '../wording.ts';

/** The zlib licence and those that grew from it. */
export const zlib = defineFamily({
  id: 'zlib',
  about: {
    zh: 'zlib 许可证、libpng 与 bzip2、Info-ZIP 等近亲的声明与简称。',
    en: 'The zlib licence and its relatives (libpng, bzip2, Info-ZIP): notices and names.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'Zlib',
      patterns: [
        ...licensed('zlib'),
        ...['zlib libpng', 'libpng zlib'].map(named),
        'this program is based on zlib _2_ so all credit should go (to the)? authors jean loup gailly',
        'this program is based on zlib',
        'same license as zlib',
        'license same as zlib',
        'same as zlib',
        'conditions of distribution and use see copyright notice in zlib h',
        'conditions of distribution and use see copyright notice in (_3_)? (h|hpp|c|cpp|inc|license tests|license shaders)',
        'tinyxml license',
      ],
      examples: {
        match: 'The viewer is covered by the zlib/libpng license.',
        miss: 'The viewer links zlib 1.2 and libpng.',
      },
    },
    {
      kind: 'reference',
      expression: 'Zlib',
      patterns: [
        'opensource org licenses zlib (license)? (php|html)?',
        'zlib net zlib license html',
        'gzip org zlib zlib license html',
        'wikipedia org wiki zlib libpng license',
        'wikipedia org wiki zlib license',
        'badge license zlib',
      ],
      examples: { match: 'http://www.zlib.net/zlib_license.html', miss: 'http://www.zlib.net/manual.html' },
    },
    {
      kind: 'notice',
      expression: 'Libpng',
      patterns: [
        ...licensed('libpng'),
        'png reference library license version 1',
        'for conditions of distribution and use see (the)? (disclaimer and license|copyright notice) in png h',
        'conditions of distribution and use see (the)? (disclaimer and license|copyright notice) in png h',
        'distributed according to the same disclaimer and license as libpng',
        'libpng org pub png src libpng license txt',
      ],
      examples: {
        match: 'This code is released under the libpng license.',
        miss: 'This code calls libpng to read pictures.',
      },
    },
    {
      kind: 'notice',
      expression: 'bzip2-1.0.6',
      patterns: [
        ...licensed('bzip 2'),
        'bzip 2 and libbzip 2 license (version)? 1.0.6',
        'bzip 2 and libbzip 2 license (version)? 1.0.5',
        'released under the terms of the license contained in the file license (in the bzip 2 distribution)?',
      ],
      examples: {
        match: 'The decoder is under the bzip2 license.',
        miss: 'The archive is packed by bzip2; see its licence.',
      },
    },
    {
      kind: 'reference',
      expression: 'Info-ZIP',
      patterns: [
        'info zip license',
        'info zip org license html',
        'info zip org pub infozip license html',
        'this is version _4_ of the info zip license',
        'this is version _8_ of the info zip copyright and license',
      ],
      examples: { match: 'See the Info-ZIP license for terms.', miss: 'Archives of Info-ZIP are read, too.' },
    },
  ],
});
