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
import { licensed } from '../wording.ts';

/** The licences of Python. */
export const python = defineFamily({
  id: 'python',
  about: {
    zh: 'Python（PSF、CNRI、BeOpen、CWI）许可证的声明与简称。',
    en: 'The licences of Python (PSF, CNRI, BeOpen, CWI): notices and names.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'Python-2.0',
      patterns: [
        ...licensed('python'),
        ...licensed('psf'),
        'python software foundation license (agreement)? (version)? (2)? (for python _1_)?',
        'python software foudation license',
        'version 2 of the python software foundation license',
        'psf license agreement (for python)?',
        'psf s license agreement (and psf s notice of copyright)?',
        'psf license version 2',
        'licensed to psf under a contributor agreement (see python org _2_ license for licensing details)?',
        'same terms as python itself',
        'same license as python',
        'same license as python itself',
        'same terms as python',
        'same open terms as the rest of python',
        'license psf',
        'license psf 2',
        'license psfl',
        'python license 2',
        'osi approved python software foundation license',
      ],
      examples: {
        match: 'This parser is available under the Python Software Foundation License.',
        miss: 'The Python Software Foundation holds the trademarks.',
      },
    },
    {
      kind: 'reference',
      expression: 'Python-2.0',
      patterns: [
        'opensource org licenses python (2)?',
        'opensource org licenses pythonpl (php)?',
        'opensource org licenses pythonsoftfoundation (php)?',
        'python org psf license',
        'docs python org license html',
        'docs python org (2|3) license html',
        'python org _2_ license',
        'python org download releases _1_ license',
        'wikipedia org wiki python software foundation license',
      ],
      examples: { match: 'https://docs.python.org/3/license.html', miss: 'https://docs.python.org/3/tutorial.html' },
    },
    {
      kind: 'negative',
      expression: null,
      patterns: [
        '(historically)? most but not all python releases have also been gpl compatible (the table below summarizes the various releases)?',
        'gpl compatible (doesn t|does not) mean that we re distributing python under the gpl all python licenses unlike the gpl let you distribute a modified version without making your changes open source the gpl compatible licenses make it possible to combine python with other software that is released under the gpl (the others don t)?',
      ],
      examples: {
        match: 'Historically, most, but not all, Python releases have also been GPL-compatible.',
        miss: 'It is released under the GPL.',
      },
    },
    {
      kind: 'reference',
      expression: 'CNRI-Python',
      patterns: [
        'cnri python 1.6 license',
        'cnri python license',
        'cnri s python 1.6 license',
        'opensource org licenses cnri python',
        'handle net python licenses python 1.6',
        'cnri open source license agreement',
      ],
      examples: { match: "It may be used under CNRI's Python 1.6 license.", miss: 'CNRI made Python 1.6.' },
    },
    {
      kind: 'reference',
      expression: 'CNRI-Python-GPL-Compatible',
      patterns: ['cnri open source gpl compatible license agreement'],
      examples: {
        match: 'CNRI OPEN SOURCE GPL-COMPATIBLE LICENSE AGREEMENT',
        miss: 'CNRI OPEN SOURCE LICENSE AGREEMENT',
      },
    },
  ],
});
