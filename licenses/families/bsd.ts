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

const three = [
  'bsd 3 clause',
  'bsd 3 clauses',
  'bsd 3 cl',
  'bsd 3 clause new or revised',
  'bsd three clause',
  'bsd 3 clause new',
  'bsd 3 clause revised',
  '3 clause bsd',
  '3 clauses bsd',
  '3 clause new bsd',
  '3 clause revised bsd',
  '3 clause modified bsd',
  '3 clause berkeley',
  '3 term bsd',
  'three clause bsd',
  'three clauses bsd',
  'modified berkeley software distribution',
  'bsd license 3 clause',
  'bsd like 3 clause',
  'bsd style 3 clause',
  'bsd clause 3',
  'bsd license revised',
];
const two = [
  'bsd 2 clause',
  'bsd 2 clauses',
  'bsd 2 cl',
  'bsd 2 clause simplified',
  'bsd two clause',
  'bsd simplified',
  '2 clause bsd',
  '2 clauses bsd',
  '2 clause simplified bsd',
  'simplified 2 clause bsd',
  '2 term bsd',
  'two clause bsd',
  'two clauses bsd',
  'simplified bsd',
  'simplified berkeley',
  'bsd license 2 clause',
  'bsd style 2 clause',
  'bsd license simplified',
  '2 clause berkeley software distribution',
  '2 clause berkley software distribution',
  '2 clause bsd berkley software distribution',
  'simplified bsd license also known as the 2 clause license or freebsd',
  'simplified bsd license also known as 2 clause bsd or freebsd',
];
const four = ['bsd 4 clause', 'bsd four clause', '4 clause bsd', 'four clause bsd', 'original 4 clause bsd'];
const fourInContext = ['bsd 4', 'bsd original', 'bsd old', 'original bsd', 'old bsd', 'original berkeley'];
const threeInContext = [
  'bsd new',
  'bsd modified',
  'bsd revised',
  'new bsd',
  'new style bsd',
  'modified bsd',
  'revised bsd',
  'new berkeley',
  'modified berkeley',
  'bsd 3',
  'newbsd',
];
/** Without the number of clauses; most people mean three. */
const bare = ['bsd', 'bsdl', 'berkeley', 'berkeley software', 'old style bsd', 'standard bsd', 'ucb bsd'];
const spelledOut = [
  'berkeley software distribution',
  'berkley software distribution',
  'berkeley standard distribution',
];

const variants: Readonly<Record<string, readonly string[]>> = {
  'BSD-2-Clause-Views': [
    'bsd 2 clause views',
    'bsd 2 clause freebsd',
    'freebsd copyright',
    'simplified or freebsd license',
    'bsd 2 clause license a k a simplified or freebsd license',
  ],
  'BSD-2-Clause-Patent': ['bsd 2 clause patent', 'bsd 2 clause plus patent', 'bsd plus patent', 'bsd + patent'],
  'BSD-3-Clause-Clear': ['bsd 3 clause clear', 'clear bsd'],
  'BSD-3-Clause-LBNL': ['bsd 3 clause lbnl', 'lawrence berkeley national labs bsd variant'],
  'BSD-3-Clause-Attribution': ['bsd 3 clause attribution', 'bsd with attribution'],
  'BSD-3-Clause-Modification': ['bsd 3 clause modification', 'repoze public'],
  'BSD-3-Clause-Open-MPI': ['bsd 3 clause open mpi'],
  'BSD-4-Clause-UC': ['bsd 4 clause uc', 'bsd original uc', 'bsd 4 clause university of california specific'],
  'BSD-4-Clause-Shortened': ['bsd 4 clause shortened'],
  'BSD-Source-Code': ['bsd source code attribution'],
  'BSD-Protection': ['bsd protection'],
};

/** Names of BSD licences by the number of their clauses. */
export const bsd = defineFamily({
  id: 'bsd',
  about: {
    zh: 'BSD 许可证各版本（按条款数）的声明与简称；未注明条款数的视为三条款版。',
    en: 'The BSD licences by the number of their clauses; a name without a number is taken as the one of three clauses.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'BSD-3-Clause',
      patterns: [...three.map(named), ...threeInContext.flatMap(licensed)],
      examples: {
        match: 'Use of this code is governed by the 3-clause BSD licence.',
        miss: 'It runs under the BSDs and on Linux.',
      },
    },
    {
      kind: 'reference',
      expression: 'BSD-3-Clause',
      versionless: true,
      patterns: [...bare.flatMap(licensed), ...spelledOut.map((name) => `${name} (bsd)? (style)? license`)],
      examples: {
        match: 'Use of this code is governed by a BSD-style license that can be found in the LICENSE file.',
        miss: 'It runs under the BSDs and on Linux.',
      },
    },
    {
      kind: 'notice',
      expression: 'BSD-2-Clause',
      patterns: [...two.map(named), ...['bsd 2', 'netbsd'].flatMap(licensed)],
      examples: {
        match: 'This module is under the terms of the Simplified BSD License.',
        miss: 'This module has two clauses, and 2 authors who use BSD.',
      },
    },
    {
      kind: 'notice',
      expression: 'BSD-4-Clause',
      patterns: [...four.map(named), ...fourInContext.flatMap(licensed)],
      examples: {
        match: 'Some files are licensed under the BSD 4-clause license.',
        miss: 'Some files come from 4.4BSD.',
      },
    },
    {
      kind: 'notice',
      expression: '0BSD',
      patterns: ['bsd zero clause', 'zero clause bsd', '0 clause bsd', 'bsd 0 clause', 'free public license'].map(
        named,
      ),
      examples: { match: 'Released under the Zero-Clause BSD license.', miss: 'There are zero clauses in it.' },
    },
    {
      kind: 'notice',
      expression: 'BSD-3-Clause',
      patterns: [
        'use of this source code is governed by a bsd style license that can be found in the license file',
        'license _3_ bsd one with advertisement clause removed',
        '(this software may be)? (modified and)? distributed under the terms of the bsd license see the license file for details',
        'use distribution and reproduction of this (library)? source is governed by a bsd style source license included with this source in copying please read these terms before distributing',
        'redistribution and modifications are permitted subject to bsd license',
        'osi approved bsd (3 clause)? license (the license)? see accompanying file copyright txt (or cmake org licensing)? for details',
        'usr share common licenses bsd',
        'bsd see (the)? license',
        'jzlib _4_ were released under the gnu lgpl license later we have switched over to a bsd style license',
        'under the go license',
        'the go license',
        'go license can be found in',
      ],
      examples: {
        match: 'The full text is in /usr/share/common-licenses/BSD.',
        miss: 'The full text is in /usr/share/doc/bsdutils.',
      },
    },
    ...Object.entries(variants).map(([expression, names]) => ({
      kind: 'notice' as const,
      expression,
      patterns: names.map(named),
      examples: {
        match: `This part is licensed under the ${names[0]} license.`,
        miss: 'This part is licensed under a BSD license.',
      },
    })),
    {
      kind: 'notice',
      expression: 'BSD-2-Clause-Views',
      patterns: [...licensed('freebsd'), 'freebsd org copyright freebsd license (html)?'],
      examples: { match: 'It is distributed under the FreeBSD license.', miss: 'It is distributed with FreeBSD.' },
    },
    {
      kind: 'reference',
      expression: 'BSD-3-Clause',
      patterns: [
        'see copyright txt or _4_ copyright (htm|html) for details',
        'kitware com copyright htm',
        'vtk org vtk project license html',
        'gdcm sourceforge net copyright html',
        'edl 1',
        'covered by the edl',
      ],
      examples: {
        match: 'See Copyright.txt or http://www.kitware.com/Copyright.htm for details.',
        miss: 'See Copyright.txt for details.',
      },
    },
  ],
});
