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

/** Licences that give everything away: Unlicense, WTFPL, MIT-0 and the like. */
export const dedications = defineFamily({
  id: 'dedications',
  about: {
    zh: '放弃一切限制的许可：Unlicense、WTFPL、MIT-0、Beerware 等。',
    en: 'Licences that ask for nothing: Unlicense, WTFPL, MIT-0, Beerware and the like.',
  },
  rules: [
    {
      kind: 'notice',
      expression: 'Unlicense',
      patterns: [
        'this is free and unencumbered (software released into the)? public domain',
        'is free and unencumbered public domain software (for more information see _6_)?',
        'free and unencumbered software released into the public domain',
        'for more information please refer to unlicense org',
        'unlicense org',
        'the unlicense (license)?',
        'unlicense license',
        'unlicense public domain',
        'public domain unlicense',
        'public domain unliscense',
        'license unlicense',
        'under unlicense',
        'under an unlicense',
        'terms of unlicense',
        'accompanying unlicense file',
        'badge license unlicense',
        'wikipedia org wiki unlicense',
      ],
      examples: {
        match: 'This is free and unencumbered software released into the public domain.',
        miss: 'This package is UNLICENSED: all rights are reserved.',
      },
    },
    {
      kind: 'notice',
      expression: 'WTFPL',
      patterns: [
        ...licensed('wtfpl'),
        'do what the fuck you want to public license (version)? (2)? (wtfpl)?',
        'do what the f ck you want to public license',
        'do what the f k you want to public license',
        'do what the fuck you want public license',
        'wtfpl net',
        'wtfpl version 2',
        'wtfpl 2',
        'wtfpl org',
        'sam zoy org wtfpl (copying)?',
        'consider it wtfpl',
        'badge license wtfpl',
        'fedoraproject org wiki licensing wtfpl',
        'wikipedia org wiki wtfpl',
      ],
      examples: {
        match: 'Licensed under the WTFPL (http://www.wtfpl.net/).',
        miss: 'Do what you want to the public interface.',
      },
    },
    {
      kind: 'notice',
      expression: 'MIT-0',
      patterns: [
        ...['mit 0', 'mit no attribution', 'mit zero'].flatMap(licensed),
        'mit no attribution license',
        'modified mit license mit 0',
        'github com aws mit 0',
        'opensource org licenses mit 0',
      ],
      examples: {
        match: 'This sample is licensed under the MIT-0 License.',
        miss: 'This sample is under the MIT License.',
      },
    },
    {
      kind: 'text',
      expression: 'Beerware',
      patterns: [
        '(the)? beer ware license (revision 42)? _8_ wrote this (file|_4_) as long as you retain this notice you can do whatever you want with this stuff if we meet some day and you think this stuff is worth it you can buy me a beer in return _6_',
        'as long as you retain this notice you can do whatever you want with this stuff if we meet some day and you think this stuff is worth it you can buy me a beer in return',
      ],
      examples: {
        match:
          'As long as you retain this notice you can do whatever you want with this stuff. If we meet some day, and you think this stuff is worth it, you can buy me a beer in return.',
        miss: 'If we meet some day, you can buy me a beer.',
      },
    },
    {
      kind: 'reference',
      expression: 'Beerware',
      patterns: [
        ...['beerware', 'beer ware'].flatMap(licensed),
        'beerware license revision 42',
        'beer ware license revision 42',
        'people freebsd org phk',
        'fedoraproject org wiki licensing beerware',
      ],
      examples: { match: 'The driver is Beerware licensed.', miss: 'The driver orders a beer.' },
    },
    {
      kind: 'notice',
      expression: 'SAX-PD',
      patterns: [
        'saxproject org copying html',
        'the sax license',
        'this module both source code and documentation is in the public domain and comes with no warranty (see saxproject org for further information)?',
        'saxproject org (written by david megginson)? no warranty this class is in the public domain',
        'sax _4_ is in the public domain',
        'sax project org copying html',
        'megginson com sax _10_ public domain',
        'no warranty expressed or implied for the sax software',
      ],
      examples: {
        match: 'SAX2 is in the public domain; see www.saxproject.org/copying.html',
        miss: 'It uses SAX to parse.',
      },
    },
  ],
});
