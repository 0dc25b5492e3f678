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

const gpl =
  '(gnu)? (general public license|gpl|gnu general public license|gnu gpl|gnu public license) (gpl)? (version 1 or later|version 1 or any later version|any version)?';
const artistic = '(perl)? (the)? (perl)? artistic license';
const either = 'Artistic-1.0-Perl OR GPL-1.0-or-later';

/** Perl's licences: the choice that Perl gives, and the Artistic licences. */
export const perl = defineFamily({
  id: 'perl',
  about: {
    zh: '“与 Perl 相同的条款”及 Artistic 许可证各版本。',
    en: '"The same terms as Perl itself", and the Artistic licences.',
  },
  rules: [
    {
      kind: 'notice',
      expression: either,
      patterns: [
        '((this|_3_) is free software)? (you (can|may) (use)? (redistribute|copy|distribute) (it)? (and or|and|or) modify (it|this _2_)? )? (under|on|with|by)? (the)? same terms as (the)? perl (it self|itself|iteself|programming language|language|5)? (system itself)? (i e)?',
        'same license as perl (it self|itself|5)?',
        'same (copyright and)? license as the perl (core|interpreter|distribution)',
        'same copyright and license as perl',
        'available under both the gpl and the perl artistic license',
        'dual gpl and artistic license',
        'license artistic gpl',
        'gpl 1 + or artistic',
        'gpl version 1 + or artistic',
        'same license terms as perl (itself)?',
        'same terms and conditions as perl (itself)?',
        'same conditions as perl (itself)?',
        'same copyright terms as perl (itself)?',
        'same copyright as perl (itself)?',
        'same terms that perl is',
        'terms of perl itself',
        'terms as perl itself',
        'under the perl license',
        'license perl',
        'license perl 5',
        'perl 5 license',
        'licenses perl',
        'dev perl org licenses',
        'perl artistic gpl',
        'gpl artistic perl',
        `terms of either (the)? ${gpl} (as published by the free software foundation)? (either version 1 or at your option any later version)? or (the)? ${artistic}`,
        `terms of either (the)? ${gpl} or (at your option)? (the)? ${artistic} (as specified in the (perl)? (readme|_3_) file)? (which comes with (this kit|perl))?`,
        `terms of either (the)? ${artistic} or (at your option)? (the)? ${gpl}`,
        `terms of (the)? artistic license or (the)? ${gpl}`,
        `under the artistic license or (the)? ${gpl}`,
        `under either the artistic license or (the)? ${gpl}`,
        `dual licensed under (the)? (both)? (the)? artistic (license)? (and|or) (the)? ${gpl}`,
        `under either the gpl or (the)? ${artistic}`,
        `artistic license or (the)? ${gpl}`,
        `artistic or gpl`,
        'gpl or artistic (license)?',
        'gpl version 1 or artistic (license)?',
        'gpl + or artistic (license)?',
        'gpl or the artistic license',
        'gnu general public license or (the)? artistic license',
        'gnu gpl or the artistic license',
        'artistic gpl',
        'gpl artistic',
        'gpl and artistic licenses',
        'gpl 1 or artistic',
        'artistic 1 perl or gpl 1',
        'terms of either _3_ the gnu general public license as published by the free software foundation either version 1 or (at your option)? any later version or _3_ the artistic license _14_',
      ],
      examples: {
        match: 'You may copy this module under the same terms as Perl itself.',
        miss: 'You may run this module with Perl itself.',
      },
    },
    {
      kind: 'notice',
      expression: 'Artistic-2.0',
      patterns: [
        named('artistic license 2'),
        named('artistic license version 2'),
        ...licensed('artistic 2'),
        named('artistic 2'),
        'artistic license 2 as published by the perl foundation',
        'perlfoundation org artistic license 2 0',
        'perlfoundation org artistic 2 0 notes',
        'perlfoundation org artistic license 20',
        'perlfoundation org attachment legal artistic 2 0 txt',
        'opensource org licenses artistic license 2 (php)?',
        'opensource org licenses artistic 2',
        'version 2 of the artistic license',
        'osi approved artistic license 2',
        'badge license artistic 2',
        'badge license artistic 202',
      ],
      examples: {
        match: 'Released under the Artistic License 2.0.',
        miss: 'Released under the Artistic License 1.0.',
      },
    },
    {
      kind: 'notice',
      expression: 'Artistic-1.0-Perl',
      patterns: [
        ...licensed('perl artistic'),
        ...licensed('perl s artistic'),
        'artistic license 1 perl',
        'artistic 1 perl',
        'usr share common licenses artistic',
        'larry wall s artistic license',
        'perlfoundation org artistic license 1 0',
        'wikipedia org wiki artistic license',
        'artistic license comes with perl',
      ],
      examples: {
        match: "This works is covered under Perl's Artistic License.",
        miss: 'This work is artistic and Perl-like.',
      },
    },
    {
      kind: 'reference',
      expression: 'Artistic-1.0-Perl',
      versionless: true,
      patterns: [...licensed('artistic').filter((pattern) => !pattern.startsWith('licenses ')), 'the artistic license'],
      examples: {
        match: 'It is distributed under the Artistic License.',
        miss: 'It is distributed with artistic pictures.',
      },
    },
    {
      kind: 'reference',
      expression: 'Artistic-1.0',
      patterns: [
        named('artistic license 1'),
        named('artistic license version 1'),
        ...licensed('artistic 1'),
        named('artistic 1'),
        'opensource org licenses artistic 1',
        'opensource org licenses artistic license 1',
        'opensource org licenses artistic license (php|html)?',
        '(only)? (under)? (the)? terms of the artistic license _12_ opensource org licenses artistic license (php|html)?',
        '(made)? (available)? (under)? the artistic license opensource org licenses artistic license (php|html)?',
        'perl com pub a language misc artistic html',
        'perl com language misc artistic html',
      ],
      examples: { match: 'License: The Artistic License 1.0', miss: 'License: The Artistic License 2.0' },
    },
    {
      kind: 'reference',
      expression: 'ClArtistic',
      patterns: ['clarified artistic license', 'clarified artistic'].map(named),
      examples: { match: 'Under the Clarified Artistic License.', miss: 'Under the Artistic License.' },
    },
  ],
});
