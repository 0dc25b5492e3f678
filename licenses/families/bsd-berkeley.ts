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

const endorsing =
  '(neither)? the name of (the)? _12_ may (not)? be used to endorse or promote products derived from this software without specific (prior)? written (prior)? permission';
const asIs =
  'this software is provided as is and without any express or implied warranties including without limitation the implied warranties of (merchantability|merchantibility) and fitness for a particular purpose';

/** Short texts of the years before 1990, and what grew from them. */
export const bsdBerkeley = defineFamily({
  id: 'bsd-berkeley',
  about: {
    zh: '1990 年以前伯克利的短文本及其变体。',
    en: 'The short texts of Berkeley from before 1990, and what grew from them.',
  },
  rules: [
    {
      kind: 'text',
      expression: 'BSD-4.3TAHOE',
      patterns: [
        `redistribution and use in source and binary forms (are|is) permitted provided that the above copyright notice and this paragraph are duplicated in all such forms and that any documentation advertising materials and other materials related to such distribution and use acknowledge that the software was developed by _14_ (${endorsing})? (${asIs})?`,
      ],
      examples: {
        match:
          'Redistribution and use in source and binary forms are permitted provided that the above copyright notice and this paragraph are duplicated in all such forms and that any documentation, advertising materials, and other materials related to such distribution and use acknowledge that the software was developed by Ada.',
        miss: 'Redistribution and use in source and binary forms are permitted provided that this notice is preserved.',
      },
    },
    {
      kind: 'text',
      expression: 'BSD-4.3RENO',
      patterns: [
        `redistribution and use in source and binary forms are permitted provided that this notice is preserved and that due credit is given to _10_ (${endorsing})? (this software is provided as is without express or implied warranty)?`,
      ],
      examples: {
        match:
          'Redistribution and use in source and binary forms are permitted provided that this notice is preserved and that due credit is given to Ada.',
        miss: 'Redistribution and use in source and binary forms are permitted provided that Ada is told.',
      },
    },
    {
      kind: 'text',
      expression: 'BSD-4-Clause-Shortened',
      patterns: [
        'redistribution and use in source and binary forms with or without modification are permitted provided that (1)? source code distributions retain the above copyright notice and this paragraph in its entirety (2)? distributions including binary code include the above copyright notice and this paragraph in its entirety in the documentation or other materials provided with the distribution and (3)? all advertising materials mentioning features or use of this software display the following acknowledgement _60_ without specific prior written permission this software is provided as is and without any express or implied warranties including without limitation the implied warranties of merchantability and fitness for a particular purpose',
      ],
      examples: {
        match:
          'Redistribution and use in source and binary forms, with or without modification, are permitted provided that: (1) source code distributions retain the above copyright notice and this paragraph in its entirety, (2) distributions including binary code include the above copyright notice and this paragraph in its entirety in the documentation or other materials provided with the distribution, and (3) all advertising materials mentioning features or use of this software display the following acknowledgement: "Made by Ada". Her name may not be used without specific prior written permission. THIS SOFTWARE IS PROVIDED "AS IS" AND WITHOUT ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, WITHOUT LIMITATION, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE.',
        miss: 'Source code distributions retain the above copyright notice.',
      },
    },
    {
      kind: 'notice',
      expression: 'GPL-2.0-only OR Linux-OpenIB',
      patterns: [
        '(this software is available to you under a choice of one of two licenses)? you may choose to be licensed under the terms of the gnu general public license gpl version 2 available from the file copying in the main directory of this source tree or (the)? openib org bsd license (below)?',
        'dual licensed under (the)? gpl version 2 and (the)? openib org bsd license',
      ],
      examples: {
        match:
          'You may choose to be licensed under the terms of the GNU General Public License (GPL) Version 2, available from the file COPYING in the main directory of this source tree, or the OpenIB.org BSD license below:',
        miss: 'You may choose to be licensed under the terms of the GNU General Public License.',
      },
    },
    {
      kind: 'reference',
      expression: 'Linux-OpenIB',
      patterns: ['openib org bsd license', 'openib bsd license', 'openib license'],
      examples: { match: 'The driver is under the OpenIB.org BSD license.', miss: 'The driver is from OpenIB.org.' },
    },
    {
      kind: 'negative',
      expression: null,
      patterns: [
        'if you wish to allow (the)? use of your version of this file only under the terms of the gpl and not to allow others to use your version of this file under the (bsd|mit|_3_) license indicate your decision by deleting the provisions above and replace them with the notice and other provisions required by the gpl if you do not delete the provisions above a recipient may use your version of this file under either the (bsd|mit|_3_) (license)? or the gpl (license)?',
        'this file is provided under a dual (bsd gpl|gpl bsd|gpl version 2 bsd|bsd gpl version 2) license when using or redistributing this file you may do so under either license gpl license summary',
        'this file is dual licensed you can use it either under the terms of the gpl or the (x 11|mit|bsd) license at your option note that this dual licensing only applies to this file and not this project as a whole',
        '(notice that)? the (following|above) bsd style license applies to (this|the) (one)? file (valgrind h|_3_)? only the (entire)? rest of _2_ is licensed under the terms of the gnu general public license version 2 (unless otherwise indicated)? (see the copying file in the source distribution for details)?',
        'similar in effect to the bsd license',
        'permissive license compatible with bsd 3 clause',
        'combination of three clause bsd and mit',
        '(similar|equivalent|comparable|identical) to the (bsd|new bsd|modified bsd|3 clause bsd) license',
        'similar to the bsd or mit licenses',
        'similar to the mit or bsd licenses',
        'similar to bsd license',
        'both licenses are bsd style open source licenses',
        '(may)? (also)? (be)? (licensed|released|distributed|available)? (under)? (the)? (terms of)? the bsd license (below|as follows|given below|included below|reproduced below)',
        'compatible with the bsd license',
        'bsd license may not apply',
        'some suggested licenses bsd default mit gpl version 2 gpl version 3 apache (cc by)?',
        'bad interaction between the gpl and the restrictions contained in a bsd style copyright',
      ],
      examples: {
        match: 'It is under the MIT licence, which is similar in effect to the BSD licence.',
        miss: 'It is under the BSD licence.',
      },
    },
  ],
});
